// Passkeys with the browser's own authenticator.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import { openShop, type Shop } from './support/shop.ts';

const password = 'violet doorway 7';

describe('passkeys', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** A device that answers by itself, until its owner is told to say no. */
  const withAuthenticator = async (page: Page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    /** Whoever holds it does not show their finger. */
    return {
      refuse: () => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    };
  };

  it('UI-165: a passkey is added in the settings, lets its owner in by one press, and is removed', async () => {
    const { me } = await shop.app.member({
      nickname: 'Keyholder',
      passwordHash: await hashPassword(password),
    });
    const { page, problems } = await shop.person();
    await withAuthenticator(page);
    // Passkeys belong to a name, not to a number.
    const at = (path: string) => shop.app.url.replace('127.0.0.1', 'localhost') + path;
    await page.goto(at('/sign-in'));
    await page.getByLabel('Email', { exact: true }).fill(me.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Welcome back, Keyholder').waitFor();

    await page.goto(at('/settings'));
    const card = page.getByRole('region', { name: 'Passkeys' });
    await card.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Passkey added. It opens your account from now on.').waitFor();
    await card.getByText(/^Added /).waitFor();
    // The same device makes no second one.
    await card.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('This device has a passkey of yours already.').first().waitFor();
    await card.scrollIntoViewIfNeeded();
    await shop.shoot(page, 'passkeys.dark.1280.en');

    await page.getByRole('button', { name: 'Sign out', exact: true }).last().click();
    await page.getByText('Signed out. Come back soon.').waitFor();
    await page.goto(at('/sign-in'));
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('Welcome back, Keyholder').waitFor();

    await page.goto(at('/settings'));
    await card.getByText(/last used/).waitFor();
    await card.getByRole('button', { name: /^Remove the passkey/ }).click();
    await page.getByText('Passkey removed.').waitFor();
    await expect.poll(() => card.getByRole('listitem').count()).toBe(0);
    expect(problems).toEqual([]);

    await page.context().clearCookies();
    await page.goto(at('/sign-in'));
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('This passkey does not open an account here.').waitFor();
  });

  it('UI-165: an owner who says no to their device is told of no error, and stays where they are', async () => {
    const { me } = await shop.app.member({
      nickname: 'Unwilling',
      passwordHash: await hashPassword(password),
    });
    const { page, problems } = await shop.person();
    const device = await withAuthenticator(page);
    const at = (path: string) => shop.app.url.replace('127.0.0.1', 'localhost') + path;
    await page.goto(at('/sign-in'));
    await page.getByLabel('Email', { exact: true }).fill(me.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Welcome back, Unwilling').waitFor();
    await page.goto(at('/settings'));
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Passkey added. It opens your account from now on.').waitFor();
    await page.context().clearCookies();

    await device.refuse();
    // Only listens: the browser's own answer goes on to the page.
    await page.addInitScript(() => {
      const { credentials } = navigator;
      const ask = credentials.get.bind(credentials);
      credentials.get = (options) =>
        ask(options).catch((error: Error) => {
          document.documentElement.dataset['answer'] = error.name;
          throw error;
        });
    });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.goto(at('/sign-in'));
    const button = page.getByRole('button', { name: 'Use a passkey' });
    await button.click();
    await page.locator('html[data-answer="NotAllowedError"]').waitFor({ state: 'attached' });
    await expect.poll(() => button.getAttribute('aria-disabled')).not.toBe('true');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(sent.some((url) => url.includes('passkeyChallenge'))).toBe(true);
    expect(sent.filter((url) => url.includes('signInByPasskey'))).toEqual([]);
    expect(problems).toEqual([]);
  });
});
