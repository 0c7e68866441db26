// Whose an address is: confirmed after signing up or in the settings, taken back from whoever claimed it, and left alone
// in accounts of the demo.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTo } from './support/letters.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Person, type Shop } from './support/shop.ts';

const password = 'violet doorway 7';

describe('addresses', () => {
  let shop: Shop;
  let made = 0;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const signUp = async (page: Page, email: string, nickname: string) => {
    await page.goto('/sign-up');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Name').fill(nickname);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByRole('heading', { name: 'Is this your email?' }).waitFor();
  };
  const emailCard = (page: Page) => page.getByRole('region', { name: 'Email' });
  /** Somebody who made an account over the wire, in the language of a look. */
  const claim = async (language: 'en' | 'ko' | 'zh' = 'en') => {
    made += 1;
    const email = `claimed${made}@example.com`;
    const guest = shop.app.guest();
    await guest.caller.accounts.signUp({
      email,
      nickname: `Claimer${made}`,
      password,
      country: 'KR',
      language,
    });
    return { email, cookie: `lobby_session=${guest.cookie()}` };
  };

  it('UI-177: the code from the mail confirms the address right after signing up', async () => {
    const { page, problems } = await shop.person();
    const email = 'sunny@example.com';
    await signUp(page, email, 'Sunny');
    const code = await codeTo(page, email);
    const field = page.getByLabel('Code', { exact: true });
    const confirm = page.getByRole('button', { name: 'Confirm my email' });
    await confirm.click();
    await page.getByText('The code has six digits.').waitFor();
    await field.fill(code === '000000' ? '000001' : '000000');
    await confirm.click();
    await page.getByText('This code or link does not fit', { exact: false }).waitFor();
    await field.fill(code);
    await confirm.click();
    await page.getByText('Your email is confirmed.').waitFor();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/settings');
    await emailCard(page).getByText('confirmed', { exact: true }).waitFor();
    expect(await emailCard(page).getByRole('button', { name: 'Send me a code' }).count()).toBe(0);
    // The refused code is the one answer a browser's console complains of.
    expect(problems.filter((problem) => !problem.includes('400'))).toEqual([]);
  });

  it('UI-177: it may wait, and is done in the settings, with the code of then or a new one', async () => {
    const { page } = await shop.person();
    const email = 'cloudy@example.com';
    await signUp(page, email, 'Cloudy');
    await page.getByRole('button', { name: 'Later' }).click();
    await page.getByText('Welcome, Cloudy').waitFor();
    await page.goto('/settings');
    const card = emailCard(page);
    await card.getByText('not confirmed yet').waitFor();
    await card.getByRole('button', { name: 'I have a code' }).click();
    await card.getByRole('button', { name: 'Send another one' }).click();
    await page.getByText(`A code is on its way to ${email}.`).waitFor();
    await card.getByLabel('Code', { exact: true }).fill(await codeTo(page, email));
    await card.getByRole('button', { name: 'Confirm my email' }).click();
    await page.getByText('Your email is confirmed.').waitFor();
    await card.getByText('confirmed', { exact: true }).waitFor();
    expect(await card.getByText('not confirmed yet').count()).toBe(0);
  });

  it('UI-178, ACC-122: whoever claimed an address loses the account when its owner comes by mail', async () => {
    const attacker = await shop.person();
    const email = 'victim@example.com';
    await signUp(attacker.page, email, 'Claimer');
    await attacker.page.getByRole('button', { name: 'Later' }).click();
    // A page with a live connection, which nobody touches from now on.
    await attacker.page.goto('/rooms');
    await attacker.page.getByRole('button', { name: /account/i }).waitFor();

    const { page } = await shop.person();
    await page.goto('/sign-in');
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByRole('heading', { name: 'Look in your mail' }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(await codeTo(page, email));
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.getByRole('heading', { name: 'This account is yours alone now' }).waitFor();
    await page.getByText(`Nobody had confirmed ${email}`, { exact: false }).waitFor();

    await attacker.page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await attacker.page.goto('/sign-in');
    await attacker.page.getByLabel('Email', { exact: true }).fill(email);
    await attacker.page.getByLabel('Password', { exact: true }).fill(password);
    await attacker.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await attacker.page.getByText('Email and password do not fit together.').waitFor();

    await page.getByRole('button', { name: 'Set a new password' }).click();
    await page.waitForURL('**/settings');
    await emailCard(page).getByText('confirmed', { exact: true }).waitFor();
    const secret = page.getByRole('region', { name: 'Password' });
    await secret.getByLabel('Password', { exact: true }).fill('a lamp in the fog');
    await secret.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Password changed.', { exact: false }).waitFor();
  });

  it('UI-178: and by a link one is told the same, and goes on without a password', async () => {
    const { email } = await claim();
    const { page } = await shop.person();
    await shop.app.guest().caller.accounts.sendLink({ email, language: 'en' });
    const { items } = await shop.app.guest().caller.outbox.letters({ limit: 20 });
    const letter = items.find(({ recipient, text }) => recipient === email && text.includes('/link#'));
    await page.goto(/\/link#[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? '');
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.getByRole('heading', { name: 'This account is yours alone now' }).waitFor();
    await page.getByRole('button', { name: 'Go on without one' }).click();
    await page.getByText(/^Welcome back, Claimer/).waitFor();
  });

  it('UI-179: the settings of a demo account offer nothing that shuts others out, and say why', async () => {
    const { page } = await shop.person();
    await page.goto('/sign-in');
    await page
      .getByRole('button', { name: /^Come in as / })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/settings');
    await page.getByRole('region', { name: 'A demo account' }).waitFor();
    await page.getByRole('region', { name: 'Your data' }).waitFor();
    for (const name of [
      'Devices',
      'Email',
      'Password',
      'Mobile number',
      'Passkeys',
      'Connected accounts',
      'Delete account',
    ]) {
      expect(await page.getByRole('region', { name, exact: true }).count(), name).toBe(0);
    }
    await page.getByRole('link', { name: 'Make my own account' }).click();
    await page.getByRole('heading', { name: 'Make yourself at home' }).waitFor();
  });

  it.each(looks)(
    'UI-106, UI-177, UI-178, UI-179: all of it fits and is accessible: $name',
    async ({ options }) => {
      const { language = 'en' } = options;
      const claimed = await claim(language);
      const see = async (person: Person, name: string) => {
        await inspectNow(shop, person, `addresses-${name}`, options);
        expect(person.problems).toEqual([]);
        await person.context.close();
      };
      const unconfirmed = await shop.person({ ...options, cookie: claimed.cookie });
      await unconfirmed.page.goto('/settings');
      await unconfirmed.page.locator('#email').scrollIntoViewIfNeeded();
      await unconfirmed.page.locator('section[aria-labelledby="email"] button[type="button"]').nth(1).click();
      await unconfirmed.page
        .locator('#email')
        .evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
      await see(unconfirmed, 'settings');

      const demo = await shop.person(options);
      await demo.page.goto('/sign-in');
      await demo.page.locator('.demo-person').first().click();
      await demo.page.waitForURL((url) => url.pathname === '/');
      await demo.page.goto('/settings');
      await demo.page.locator('#demo').evaluate((heading) => heading.scrollIntoView({ block: 'center' }));
      await see(demo, 'demo');

      const newcomer = await shop.person(options);
      await newcomer.page.goto('/sign-up');
      await newcomer.page.locator('input[type="email"]').fill(`newcomer${made}@example.com`);
      await newcomer.page.locator('input[name="nickname"]').fill(`Newcomer${made}`);
      await newcomer.page.locator('input[type="password"]').fill(password);
      await newcomer.page.locator('button[type="submit"]').click();
      await newcomer.page.locator('.code-input').waitFor();
      await see(newcomer, 'step');

      const owner = await shop.person(options);
      await shop.app.guest().caller.accounts.sendLink({ email: claimed.email, language });
      const { items } = await shop.app.guest().caller.outbox.letters({ limit: 20 });
      const link = items.find(
        ({ recipient, text }) => recipient === claimed.email && text.includes('/link#'),
      );
      await owner.page.goto(/\/link#[\w-]{43}/.exec(link?.text ?? '')?.[0] ?? '');
      await owner.page.locator('button[type="submit"]').click();
      await owner.page.locator('h1[tabindex="-1"]').waitFor();
      await see(owner, 'reclaimed');
    },
  );
});
