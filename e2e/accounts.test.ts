// The ways in by mail and what members do with their own account, with the outbox as their mail program.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import { letterTo } from './support/letters.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('accounts', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const isIn = async (page: Page, nickname: string) => {
    await page.goto('/settings');
    await page.getByText(`${nickname}`, { exact: false }).first().waitFor();
    await page.getByRole('heading', { name: 'Devices' }).waitFor();
  };

  it('UI-130: one comes in by a code from the mail, and a wrong one says so', async () => {
    const { me } = await shop.app.member({ nickname: 'Coda' });
    const { page, problems } = await shop.person();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByText('Write your email.').waitFor();
    await page.getByLabel('Email', { exact: true }).fill(me.email);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByRole('heading', { name: 'Look in your mail' }).waitFor();
    const code = /\b\d{6}\b/.exec(await letterTo(page, me.email))?.[0] ?? '';
    const field = page.getByLabel('Code', { exact: true });
    await field.fill(code === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.getByText('This code or link does not fit', { exact: false }).waitFor();
    await field.fill(code);
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.getByText('Welcome back, Coda').waitFor();
    await isIn(page, 'Coda');
    // The refused code is the one answer a browser's console complains of.
    expect(problems.filter((problem) => !problem.includes('400'))).toEqual([]);
  });

  it('UI-131: a link from the mail asks for one press, works once, and its token leaves the address', async () => {
    const { me } = await shop.app.member({ nickname: 'Linka' });
    const { page } = await shop.person();
    await page.goto('/sign-in');
    await page.getByLabel('Email', { exact: true }).fill(me.email);
    await page.getByRole('button', { name: 'Email me a link' }).click();
    await page.getByRole('heading', { name: 'Look in your mail' }).waitFor();
    const path = /\/link#[\w-]{43}/.exec(await letterTo(page, me.email))?.[0] ?? '';
    // A scanner opens it first, and it is still good.
    const scanner = await shop.person();
    await scanner.page.goto(path);
    await scanner.page.getByRole('button', { name: 'Come in' }).waitFor();
    await page.goto(path);
    await page.getByRole('button', { name: 'Come in' }).waitFor();
    expect(page.url()).not.toContain('#');
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.getByText('Welcome back, Linka').waitFor();
    await scanner.page.getByRole('button', { name: 'Come in' }).click();
    await scanner.page.getByRole('heading', { name: 'This link is used up' }).waitFor();
  });

  it('UI-154: where no provider is offered, nothing of it stands at the door or in the settings', async () => {
    const { page } = await shop.person();
    for (const path of ['/sign-in', '/sign-up']) {
      const asked = page.waitForResponse((response) => response.url().includes('accounts.ways'));
      await page.goto(path);
      await asked;
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.getByText('Continue with', { exact: false }).count()).toBe(0);
    }
    const { cookie } = await shop.app.member({ nickname: 'Solo' });
    const member = await shop.person({ cookie });
    await isIn(member.page, 'Solo');
    await member.page.waitForLoadState('networkidle');
    expect(await member.page.getByRole('heading', { name: 'Connected accounts' }).count()).toBe(0);
  });

  it('UI-132: a forgotten password is replaced, and the other device is signed out at once', async () => {
    const { me, cookie } = await shop.app.member({ nickname: 'Vera' });
    const other = await shop.person({ cookie });
    await isIn(other.page, 'Vera');
    const { page } = await shop.person();
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot it?' }).click();
    await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
    await page.getByLabel('Email', { exact: true }).fill(me.email);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('heading', { name: 'Look in your mail' }).waitFor();
    const code = /\b\d{6}\b/.exec(await letterTo(page, me.email))?.[0] ?? '';
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByLabel('Password', { exact: true }).fill('a lamp in the fog');
    await page.getByRole('button', { name: 'Set the new password' }).click();
    await page.getByText('Welcome back, Vera').waitFor();
    // Nobody touches the other page: it learns of it by itself.
    await other.page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  });

  it('UI-133: members change name, address and password, and sign devices out', async () => {
    const password = 'the old password 1';
    const { me, cookie } = await shop.app.member({
      nickname: 'Morph',
      passwordHash: await hashPassword(password),
    });
    const { page } = await shop.person({ cookie });
    const second = await shop.person();
    await second.page.goto('/sign-in');
    await second.page.getByLabel('Email', { exact: true }).fill(me.email);
    await second.page.getByLabel('Password', { exact: true }).fill(password);
    await second.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.page.getByText('Welcome back, Morph').waitFor();

    await page.goto('/settings');
    await page.getByLabel('Name everyone sees').fill('모프');
    await page.getByLabel('A few words').fill('Two cats, one keyboard.');
    await page.getByLabel('Birthday').fill('1990-12-31');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('Name everyone sees').inputValue()).toBe('모프');
    expect(await page.getByLabel('Birthday').inputValue()).toBe('1990-12-31');

    await page.getByLabel('New email').fill('new.morph@example.com');
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByLabel('Code', { exact: true }).waitFor();
    const code = /\b\d{6}\b/.exec(await letterTo(page, 'new.morph@example.com'))?.[0] ?? '';
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Your email is changed.').waitFor();
    await page.getByText('new.morph@example.com').first().waitFor();

    const devices = page.getByRole('region', { name: 'Devices' });
    await devices.getByText('This device').waitFor();
    await devices.getByRole('button', { name: /^Sign out Chrom/ }).click();
    await second.page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await expect.poll(() => devices.getByRole('listitem').count()).toBe(1);

    const secret = page.getByRole('region', { name: 'Password' });
    await secret.getByLabel('Current password').fill('not this one');
    await secret.getByLabel('Password', { exact: true }).fill('a lamp in the fog');
    await secret.getByRole('button', { name: 'Change password' }).click();
    await secret.getByText('That is not your current password.').waitFor();
    await secret.getByLabel('Current password').fill(password);
    await secret.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Password changed.', { exact: false }).waitFor();
  });
});
