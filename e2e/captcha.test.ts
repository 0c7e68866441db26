// Captchas at the door: the browser's own answer, and a person's.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import { readCaptcha } from '../server/testing/captcha.ts';
import { openShop, type Shop } from './support/shop.ts';

const password = 'violet doorway 7';
const dialog = (page: Page) => page.getByRole('dialog', { name: 'One moment' });

describe('captchas', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ LOBBY_RATE_LIMITS: 'on' });
  });
  afterAll(() => shop?.close());

  const signIn = async (page: Page, email: string, typed: string) => {
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill(typed);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  /** A member whose password was tried so often that a captcha is asked for. */
  const tried = async (nickname: string) => {
    const { me } = await shop.app.member({ nickname, passwordHash: await hashPassword(password) });
    const { caller } = shop.app.guest({ address: `10.9.0.${nickname.length}` });
    for (let count = 0; count < 3; count += 1) {
      await caller.accounts.signIn({ email: me.email, password: 'a wrong one' }).catch(() => {});
    }
    return me;
  };
  const answerTo = (token: string) => readCaptcha(shop.app.services, token);
  const nextToken = async (page: Page) => {
    const response = await page.waitForResponse(
      (answer) => answer.url().includes('accounts.captcha') && answer.ok(),
    );
    const [body] = (await response.json()) as [{ result: { data: { token: string } } }];
    return body.result.data.token;
  };

  it('UI-175: the browser answers by itself, and the sign-in goes on', async () => {
    const me = await tried('Flooded');
    const { page } = await shop.person();
    await page.goto('/sign-in');
    const asked = nextToken(page);
    await signIn(page, me.email, password);
    await asked;
    await page.getByText('Welcome back, Flooded').waitFor();
    expect(await dialog(page).count()).toBe(0);
  });

  it('UI-176: a picture or a sound answered by hand, where the browser cannot', async () => {
    const me = await tried('Plainhttp');
    const { page } = await shop.person();
    // As on a page that came over plain http from another machine.
    await page.addInitScript(() =>
      Object.defineProperty(globalThis.crypto, 'subtle', { get: () => undefined }),
    );
    await page.goto('/sign-in');
    let token = nextToken(page);
    await signIn(page, me.email, password);
    await token;
    await dialog(page)
      .getByRole('img', { name: /Five letters/ })
      .waitFor();
    await shop.shoot(page, 'captcha.dark.1280.en');

    // Giving up leaves the form as it was.
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await page.getByText('There were many tries lately.', { exact: false }).waitFor();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(me.email);

    token = nextToken(page);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await token;
    token = nextToken(page);
    await dialog(page).getByLabel('What do you read?').fill('WRONG');
    await dialog(page).getByRole('button', { name: 'Go on' }).click();
    await dialog(page).getByText('That was not it.', { exact: false }).waitFor();
    await token;

    token = nextToken(page);
    await dialog(page).getByRole('button', { name: 'Let me hear it' }).click();
    const counts = await answerTo(await token);
    await dialog(page).getByRole('button', { name: 'Play' }).click();
    await dialog(page).getByLabel('How many tones in each group?').fill(counts);
    await dialog(page).getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Welcome back, Plainhttp').waitFor();
  });

  it('UI-182: a captcha is answered over a dialog that is open, and the dialog goes on', async () => {
    const { page } = await shop.person();
    await page.addInitScript(() =>
      Object.defineProperty(globalThis.crypto, 'subtle', { get: () => undefined }),
    );
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Text me a code' }).click();
    const texts = page.getByRole('dialog', { name: 'Text me a code' });
    const send = () => texts.getByRole('button', { name: 'Text me a code' }).click();
    await texts.getByLabel('Mobile number').fill('+82 10-9999-0001');
    await send();
    await texts.getByRole('button', { name: 'Another number' }).click();
    const token = nextToken(page);
    await send();
    await page.keyboard.type(await answerTo(await token));
    expect(await dialog(page).getByLabel('What do you read?').inputValue()).not.toBe('');
    await dialog(page).getByRole('button', { name: 'Go on' }).click();
    await texts.getByLabel('Code').waitFor();
    expect(await dialog(page).count()).toBe(0);
  });
});
