// A mobile number in the settings, and coming in by a text, which the outbox shows.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './support/shop.ts';

describe('a mobile number', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** The newest code texted to a number, as the outbox page shows it. */
  const codeTo = async (page: Page, number: string) => {
    const reading = await page.context().newPage();
    await reading.goto('/outbox');
    const message = reading
      .getByRole('article')
      .filter({ hasText: `Text message to ${number}` })
      .first();
    await message.waitFor();
    const text = (await message.locator('.letter-text').textContent()) ?? '';
    await reading.close();
    return /\b\d{6}\b/.exec(text)?.[0] ?? '';
  };

  it('UI-167, UI-183: a number is confirmed, lets its owner in, and is given up', async () => {
    const { cookie } = await shop.app.member({ nickname: 'Caller', passwordHash: 'there is one' });
    const { page, problems } = await shop.person({ cookie });
    await page.goto('/settings');
    const card = page.getByRole('region', { name: 'Mobile number' });
    await card.getByLabel('Mobile number').fill('010 1234 5678');
    await card.getByRole('button', { name: 'Text me a code' }).click();
    await card.getByText('Write it with a plus', { exact: false }).waitFor();
    await card.getByLabel('Mobile number').fill('+82 10-1234-5678');
    await card.getByRole('button', { name: 'Text me a code' }).click();
    await card.getByLabel('Code').fill(await codeTo(page, '+821012345678'));
    await card.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Your number is confirmed.').waitFor();
    await card.getByText('+821012345678').waitFor();
    await card.scrollIntoViewIfNeeded();
    await shop.shoot(page, 'mobile.dark.1280.en');
    expect(problems).toEqual([]);

    const desk = await shop.person();
    await desk.page.goto('/sign-in');
    // As filled in by the browser: what is sent in the dialog must not send the form behind it too.
    await desk.page.getByLabel('Email', { exact: true }).fill('somebody@example.com');
    await desk.page.getByLabel('Password', { exact: true }).fill('filled in');
    const asked: string[] = [];
    desk.page.on('request', (request) => asked.push(request.url()));
    await desk.page.getByRole('button', { name: 'Text me a code' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Text me a code' });
    await dialog.getByLabel('Mobile number').fill('+821012345678');
    await dialog.getByRole('button', { name: 'Text me a code' }).click();
    await dialog.getByLabel('Code').fill('12345');
    await dialog.getByRole('button', { name: 'Come in' }).click();
    await dialog.getByText('six digits', { exact: false }).first().waitFor();
    await dialog.getByLabel('Code').fill(await codeTo(desk.page, '+821012345678'));
    await dialog.getByRole('button', { name: 'Come in' }).click();
    await desk.page.getByText('Welcome back, Caller').waitFor();
    expect(asked.some((url) => url.includes('accounts.signInBySms'))).toBe(true);
    expect(asked.filter((url) => /accounts\.signIn\b/.test(url))).toEqual([]);

    await card.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Your number is removed.').waitFor();
    await expect.poll(() => card.getByText('+821012345678').count()).toBe(0);
  });
});
