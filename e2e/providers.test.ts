// Coming in by a provider in a real browser, which goes to a real one on this machine and back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestProvider, type TestProvider } from '../server/testing/oidc.ts';
import { inspect, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('providers', () => {
  let provider: TestProvider;
  let shop: Shop;
  beforeAll(async () => {
    provider = await startTestProvider();
    shop = await openShop({
      ...provider.environment('google'),
      ...provider.environment('acme'),
      LOBBY_OIDC: 'google,acme',
      LOBBY_OIDC_ACME_NAME: 'Acme Works',
    });
  });
  afterAll(async () => {
    await shop?.close();
    await provider?.close();
  });
  beforeEach(() => {
    provider.refuses = false;
  });

  const pathOf = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).search;
  const card = (page: Page) => page.getByRole('region', { name: 'Connected accounts' });

  it('UI-150: one press at the door, and one is in, as somebody new, on the page one came from', async () => {
    provider.person = { sub: 'hana', email: 'hana@example.com', email_verified: true, nickname: 'Hana' };
    const { page, problems } = await shop.person();
    await page.goto('/sign-in?back=/wishlist');
    await page.getByRole('link', { name: 'Continue with Acme Works' }).waitFor();
    await page.getByRole('link', { name: 'Continue with Google' }).click();
    await page.waitForURL('**/wishlist');
    await page.locator('.dock-me').getByText('Hana').waitFor();
    await page.goto('/settings');
    await page.getByText('You have no password yet.', { exact: false }).waitFor();
    await card(page).getByText('Connected since', { exact: false }).waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-150: by keyboard too, from the sign-up page, and the page’s language is the account’s', async () => {
    provider.person = { sub: 'jun', email: 'jun@example.com', email_verified: true, name: 'Jun' };
    const { page } = await shop.person({ language: 'ko' });
    await page.goto('/sign-up');
    const link = page.getByRole('link', { name: 'Google 계정으로 계속하기' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator('.dock-me').getByText('Jun').waitFor();
    expect(pathOf(page)).toBe('/');
    const [row] = await shop.app.services.database.sql`
      select language, country from members where email = 'jun@example.com'`;
    expect(row).toEqual({ language: 'ko', country: 'KR' });
  });

  it('UI-151: who is not let in reads why, once, and has the other ways before them', async () => {
    provider.person = { sub: 'nobody', email: 'nobody@example.com', email_verified: false };
    const { page, problems } = await shop.person();
    await page.goto('/sign-in?back=/wishlist');
    await page.getByRole('link', { name: 'Continue with Acme Works' }).click();
    await page
      .getByRole('alert')
      .getByText('Acme Works tells us no confirmed email', { exact: false })
      .waitFor();
    await expect.poll(() => pathOf(page)).toBe('/sign-in?back=%2Fwishlist');
    await page.getByLabel('Password', { exact: true }).waitFor();
    provider.refuses = true;
    await page.getByRole('link', { name: 'Continue with Google' }).click();
    await page.getByText('You came back from Google without signing in.', { exact: false }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    // What is no code of ours is not shown.
    await page.goto('/sign-in?problem=You%20are%20hacked&provider=google');
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
    await expect.poll(() => pathOf(page)).toBe('/sign-in');
    expect(await page.getByText('hacked').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('UI-152: in the settings one connects a provider and disconnects it, but not the last way in', async () => {
    provider.person = { sub: 'morgan at acme', email: 'elsewhere@example.com', email_verified: false };
    const { cookie } = await shop.app.member({ nickname: 'Morgan' });
    const { page } = await shop.person({ cookie });
    await page.goto('/settings');
    await card(page).getByRole('button', { name: 'Connect Acme Works' }).click();
    await page.getByText('Acme Works is connected.', { exact: false }).waitFor();
    await expect.poll(() => pathOf(page)).toBe('/settings');
    await card(page).getByText('Connected since', { exact: false }).waitFor();
    // Without a password, a proven address or another provider it is the only way in.
    await card(page).getByRole('button', { name: 'Disconnect Acme Works' }).click();
    await card(page).getByText('Set a password first.', { exact: false }).waitFor();
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill('a lamp in the fog');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Password changed.', { exact: false }).waitFor();
    await card(page).getByRole('button', { name: 'Disconnect Acme Works' }).click();
    await page.getByText('Acme Works is disconnected.').waitFor();
    await card(page).getByRole('button', { name: 'Connect Acme Works' }).waitFor();
  });

  it('UI-152: and reads at the card why a provider could not be connected', async () => {
    provider.person = { sub: 'first come', email: 'first@example.com', email_verified: true };
    const first = await shop.person();
    await first.page.goto('/sign-in');
    await first.page.getByRole('link', { name: 'Continue with Acme Works' }).click();
    await first.page.locator('.dock-me b').waitFor();
    const { cookie } = await shop.app.member();
    const { page } = await shop.person({ cookie });
    await page.goto('/settings');
    await card(page).getByRole('button', { name: 'Connect Acme Works' }).click();
    await card(page).getByText('belongs to another member here', { exact: false }).waitFor();
    // It has come into sight, also where the card lies far below, and stays there.
    await expect.poll(() => pathOf(page)).toBe('/settings');
    const top = () => card(page).evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(700);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await card(page).getByText('Not connected').count()).toBe(2);
  });

  it.each(looks)(
    'UI-153: the buttons, a refusal and the card fit and are accessible: $name',
    async ({ options }) => {
      const guest = await shop.person(options);
      for (const path of ['/sign-in', '/sign-up', '/sign-in?problem=EMAIL_UNVERIFIED&provider=acme']) {
        const name = `providers-${path.replace(/\W+/g, '-')}`;
        await inspect(shop, guest, path, name, options);
      }
      const { me, cookie } = await shop.app.member({ language: options.language ?? 'en' });
      await shop.app.services.database.sql`
      insert into identities values ('google', ${me.id}, ${me.id}, now())`;
      const member = await shop.person({ ...options, cookie });
      await inspect(
        shop,
        member,
        '/settings?problem=ALREADY_CONNECTED&provider=acme',
        'providers-settings',
        options,
      );
      expect([...guest.problems, ...member.problems]).toEqual([]);
    },
  );
});
