// What opens at the door and in the settings: dialogs of captchas, phones and texts, passkeys, and the page on which a
// phone lets a device in; each at phone and desk width, in both themes and three languages.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import type { TestMember } from '../server/testing/app.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const words = { en, ko, zh };
const wordsOf = ({ language = 'en' }: PersonOptions) => words[language];
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).last().click();
const dialog = (page: Page) => page.getByRole('dialog');

describe('what opens at the door', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it.each(looks)('UI-180: a desk waits for a phone, and hears its no: $name', async ({ options }) => {
    const t = wordsOf(options).accounts.qr;
    const person = await shop.person(options);
    const { page } = person;
    await page.goto('/sign-in');
    const begun = page.waitForResponse((answer) => answer.url().includes('startQr'));
    await press(page, t.open);
    const [{ result }] = (await (await begun).json()) as [{ result: { data: { url: string } } }];
    await dialog(page).getByRole('img').waitFor();
    await inspectNow(shop, person, 'door-qr', options);

    const { caller } = await shop.app.member();
    const code = result.data.url.split('#')[1] ?? '';
    await caller.accounts.lookAtQr({ code });
    await caller.accounts.answerQr({ code, approve: false });
    await dialog(page).getByText(t.refused).waitFor();
    await inspectNow(shop, person, 'door-qr-refused', options);
    expect(person.problems).toEqual([]);
  });

  it.each(looks)('UI-180: a phone lets a device in or is told why not: $name', async ({ options }) => {
    const t = wordsOf(options).accounts.qr;
    const language = options.language ?? 'en';
    const { cookie } = await shop.app.member({
      language,
      nickname: `Longname${options.width}${language}xyz`,
    });
    const guest = await shop.person(options);
    await guest.page.goto(`/approve#${'x'.repeat(43)}`);
    await guest.page.getByRole('heading', { name: t.signIn }).waitFor();
    await inspectNow(shop, guest, 'approve-guest', options);

    const person = await shop.person({ ...options, cookie });
    const { page } = person;
    const device = shop.app.guest({
      userAgent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
      address: '2001:db8:85a3:1234:5678:8a2e:370:7334',
      origin: shop.app.url,
    });
    const { url } = await device.caller.accounts.startQr();
    await page.goto(url);
    await page.locator('.qr-digits').waitFor();
    await inspectNow(shop, person, 'approve', options);
    await press(page, t.yes);
    await page.getByRole('heading', { name: t.yesDone }).waitFor();
    await inspectNow(shop, person, 'approve-done', options);
    expect([...guest.problems, ...person.problems]).toEqual([]);
    await page.goto('/');
    await page.goto(url);
    await page.getByRole('alert').waitFor();
    await inspectNow(shop, person, 'approve-used', options);
  });

  it.each(looks)(
    'UI-180: a number is asked for, then the code that was texted to it: $name',
    async ({ options }) => {
      const t = wordsOf(options).accounts.mobile;
      const person = await shop.person(options);
      const { page } = person;
      await page.goto('/sign-in');
      await press(page, t.open);
      await dialog(page).getByLabel(t.label).fill('010 1234');
      await press(page, t.send);
      await dialog(page).getByText(t.bad).waitFor();
      await inspectNow(shop, person, 'door-text', options);
      await dialog(page).getByLabel(t.label).fill('+82 10-1234-5678');
      await press(page, t.send);
      await dialog(page).getByText(t.codeHint).waitFor();
      await press(page, t.comeIn);
      await inspectNow(shop, person, 'door-text-code', options);
      expect(person.problems).toEqual([]);
    },
  );

  /** Passkeys are made by devices; here only their rows matter. */
  const givePasskeys = async ({ me }: TestMember) => {
    const { sql } = shop.app.services.database;
    const names = ['Chrome on Windows', 'The blue security key that hangs at my keys', '거실 컴퓨터'];
    for (const [place, name] of names.entries()) {
      await sql`insert into passkeys (id, member_id, credential_id, public_key, counter, transports, name, created_at, last_used_at)
        values (gen_random_uuid(), ${me.id}, ${me.id + place}, '\\x00', 0, '{}', ${name}, now(), ${place === 0 ? null : new Date()})`;
    }
  };

  it.each(looks)('UI-180: passkeys and the mobile number in the settings: $name', async ({ options }) => {
    const { accounts, settings } = wordsOf(options);
    const language = options.language ?? 'en';
    const mobile = `+8210${options.width}${language.charCodeAt(0)}`;
    const member = await shop.app.member({ language, mobile, passwordHash: 'there is one' });
    await givePasskeys(member);
    const person = await shop.person({ ...options, cookie: member.cookie });
    const { page } = person;
    await page.goto('/settings');
    const card = (name: string) => page.getByRole('region', { name, exact: true });
    await card(settings.passkeys.title).getByRole('listitem').first().waitFor();
    await card(settings.passkeys.title).scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'settings-passkeys', options);
    const number = card(settings.mobile.title);
    await number.getByLabel(accounts.mobile.label).fill('+82 10-8765-4321');
    await number.getByRole('button', { name: accounts.mobile.send }).click();
    await number.getByText(accounts.mobile.codeHint).waitFor();
    await number.scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'settings-mobile', options);
    expect(person.problems).toEqual([]);
  });
});

describe('captchas', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ LOBBY_RATE_LIMITS: 'on' });
  });
  afterAll(() => shop?.close());

  it.each(looks)(
    'UI-181: are answered by the browser, by a picture or by a sound: $name',
    async ({ options }) => {
      const { accounts, captcha: t } = wordsOf(options);
      const passwordHash = await hashPassword('violet doorway 7');
      const { me } = await shop.app.member({ passwordHash });
      const before = shop.app.guest({
        address: `10.${options.width === 390 ? 1 : 2}.0.${options.language?.length}`,
      });
      for (let count = 0; count < 3; count += 1) {
        await before.caller.accounts.signIn({ email: me.email, password: 'a wrong one' }).catch(() => {});
      }
      const person = await shop.person(options);
      const { page } = person;
      // The browser works on it for as long as one looks.
      await page.addInitScript(() => {
        crypto.subtle.deriveBits = () => new Promise(() => {});
      });
      await page.goto('/sign-in');
      await page.getByLabel(accounts.signIn.email, { exact: true }).fill(me.email);
      await page.getByLabel(accounts.signIn.password, { exact: true }).fill('violet doorway 7');
      await press(page, accounts.signIn.submit);
      await dialog(page).getByText(t.working).waitFor();
      await inspectNow(shop, person, 'captcha-work', options);
      await press(page, t.byHand);
      await dialog(page).getByRole('img').waitFor();
      await inspectNow(shop, person, 'captcha-picture', options);
      await dialog(page).getByLabel(t.pictureLabel).fill('WRONG');
      await press(page, t.submit);
      await dialog(page).getByText(t.wrong).waitFor();
      await dialog(page).getByRole('img').waitFor();
      await inspectNow(shop, person, 'captcha-wrong', options);
      await press(page, t.to.sound);
      await dialog(page).getByLabel(t.soundLabel).waitFor();
      await inspectNow(shop, person, 'captcha-sound', options);
      await press(page, t.not);
      await page.getByRole('alert').waitFor();
    },
  );
});
