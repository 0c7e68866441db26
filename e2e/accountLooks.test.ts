// Steps of the door and dialogs of the settings that are on the screen only for a while, at phone and desk width, in both
// themes and three languages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import { photograph } from '../server/testing/pictures.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const words = { en, ko, zh };
const wordsOf = ({ language = 'en' }: PersonOptions) => words[language];

describe('what stands for a while', () => {
  let shop: Shop;
  let passwordHash: string;
  beforeAll(async () => {
    shop = await openShop();
    passwordHash = await hashPassword('violet doorway 7');
  });
  afterAll(() => shop?.close());

  it.each(looks)('UI-401: the code from the mail, and the new password: $name', async ({ options }) => {
    const { accounts, newPassword } = wordsOf(options);
    const person = await shop.person(options);
    const { page, problems } = person;
    const email = 'somebody.with.a.long.name@example.com';
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto('/sign-in');
    await page.getByLabel(accounts.signIn.email, { exact: true }).fill(email);
    await press(accounts.signIn.mailCode);
    await page.getByRole('heading', { name: accounts.mail.lookInMail }).waitFor();
    await page.getByLabel(accounts.mail.code, { exact: true }).fill('12');
    await press(accounts.mail.comeIn);
    await page.getByText(accounts.mail.codeSix).waitFor();
    await inspectNow(shop, person, 'door-code', options);

    await page.goto('/new-password');
    await page.getByLabel(accounts.signIn.email, { exact: true }).fill(email);
    await inspectNow(shop, person, 'door-forgotten', options);
    await press(newPassword.send);
    await page.getByRole('heading', { name: accounts.mail.lookInMail }).waitFor();
    await page.getByLabel(accounts.mail.code, { exact: true }).fill('123');
    await press(newPassword.set);
    await page.getByText(accounts.mail.codeSix).waitFor();
    await inspectNow(shop, person, 'door-new-password', options);
    expect(problems).toEqual([]);
  });

  it.each(looks)('UI-401: the part of a picture, and leaving for good: $name', async ({ options }) => {
    const { settings } = wordsOf(options);
    const language = options.language ?? 'en';
    const nickname = `Longname${options.width}${language}xyz`;
    const { cookie } = await shop.app.member({ language, nickname, passwordHash });
    const person = await shop.person({ ...options, cookie });
    const { page, problems } = person;
    const card = (name: string) => page.getByRole('region', { name, exact: true });
    const dialog = page.getByRole('dialog');
    await page.goto('/settings');
    const picture = card(settings.avatar.title);
    await picture.getByRole('button', { name: settings.avatar.choose }).waitFor();
    await picture.locator('input[type=file]').setInputFiles({
      name: 'holiday.jpg',
      mimeType: 'image/jpeg',
      buffer: await photograph(1_600, 800),
    });
    await expect.poll(() => dialog.locator('.crop-preview img').count()).toBe(3);
    await inspectNow(shop, person, 'settings-crop', options);
    await dialog.getByRole('button', { name: settings.avatar.keep }).click();
    await dialog.waitFor({ state: 'detached' });

    // By keyboard: on a phone the bar at the bottom may lie over it.
    await card(settings.leaving.title).getByRole('button', { name: settings.leaving.open }).press('Enter');
    await dialog.getByLabel(settings.leaving.password, { exact: true }).waitFor();
    await dialog.getByRole('button', { name: settings.leaving.submit }).click();
    await dialog.getByText(settings.leaving.missing).waitFor();
    await inspectNow(shop, person, 'settings-leaving', options);
    await dialog.getByRole('button', { name: settings.leaving.stay }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});
