// Leaving for good: the copy of one's data, the deletion of the account, and what another's open page shows of it.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { unzip } from '../server/testing/unzip.ts';
import { openShop, type Shop } from './support/shop.ts';

const password = 'violet doorway 7';
const region = (page: Page, name: string) => page.getByRole('region', { name });

describe('leaving', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** A member in a room of another, who watches it in a browser of their own. */
  const watched = async (nickname: string, facts: { passwordHash?: string } = {}) => {
    const leaver = await shop.app.member({ nickname, ...facts });
    const watcher = await shop.app.member({ nickname: `${nickname}Friend` });
    const roomId = await makeRoomOf(shop.app, leaver, watcher);
    await sendAll(shop.app, watcher, roomId, 'Who is here?');
    await sendAll(shop.app, leaver, roomId, 'I am, for now');
    const other = await shop.person({ cookie: watcher.cookie });
    await other.page.goto(`/rooms/${roomId}`);
    await other.page.getByRole('article', { name: new RegExp(`^${nickname},`) }).waitFor();
    return { leaver, watcher: other, roomId };
  };
  const isGuestAtFront = async (page: Page) => {
    await page.getByText('Your account is deleted. Take care.').waitFor();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  };

  it('UI-160: one’s data is downloaded; a failure is told and can be tried again', async () => {
    const { leaver } = await watched('Packer');
    const { page, context } = await shop.person({ cookie: leaver.cookie });
    await page.goto('/settings');
    const card = region(page, 'Your data');
    const button = card.getByRole('button', { name: 'Download my data' });
    await button.waitFor();
    await context.setOffline(true);
    await button.click();
    await card.getByRole('alert').getByText('The connection dropped').waitFor();
    await context.setOffline(false);
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/^lobby-\d{4}-\d\d-\d\d\.zip$/);
    const files = await unzip(await readFile(await download.path()));
    expect(JSON.parse(String(files.get('messages.json')))).toMatchObject([{ body: 'I am, for now' }]);
    expect(String(files.get('README.txt'))).toContain('Everything this shop holds on you');
    await page.getByText('Your data is in your downloads.').waitFor();
    expect(await card.getByRole('alert').count()).toBe(0);
    await card.scrollIntoViewIfNeeded();
    await shop.shoot(page, 'leaving-cards.dark.1280.en');
  });

  it('UI-161, UI-162: with the password; every tab is a guest’s, and others see “Deleted member” at once', async () => {
    const { leaver, watcher, roomId } = await watched('Fareweller', {
      passwordHash: await hashPassword(password),
    });
    const { page, context, problems } = await shop.person({ cookie: leaver.cookie });
    const tab = await context.newPage();
    await tab.goto(`/rooms/${roomId}`);
    await tab.getByText('I am, for now').first().waitFor();
    await page.goto('/settings');
    const open = region(page, 'Delete account').getByRole('button', { name: 'Delete my account…' });
    await open.click();
    const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByLabel('Your password', { exact: true }).waitFor();
    await shop.shoot(page, 'leaving-dialog.dark.1280.en');
    const submit = dialog.getByRole('button', { name: 'Delete for good' });
    await submit.click();
    await dialog.getByText('Write your password.').waitFor();
    await dialog.getByLabel('Your password', { exact: true }).fill('not it at all');
    await submit.click();
    await dialog.getByText('That is not your password.').waitFor();
    // Closing changes nothing, and gives the focus back.
    await dialog.getByRole('button', { name: 'Keep my account' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => open.evaluate((element) => element === document.activeElement)).toBe(true);

    await open.click();
    expect(await dialog.getByRole('radio', { name: 'Stays, under “Deleted member”' }).isChecked()).toBe(true);
    await dialog.getByLabel('Your password', { exact: true }).fill(password);
    await submit.click();
    await isGuestAtFront(page);
    await shop.shoot(page, 'leaving-after.dark.1280.en');
    await tab.getByRole('link', { name: 'Sign in' }).first().waitFor();

    // Nobody touches the other page.
    const message = watcher.page.getByRole('article', { name: /^Deleted member,/ });
    await message.getByText('I am, for now').waitFor();
    await watcher.page.getByText('Deleted member left').waitFor();
    await watcher.page.getByText('Deleted member: I am, for now').waitFor();
    await expect.poll(() => watcher.page.getByText('Fareweller', { exact: true }).count()).toBe(0);
    expect(await message.getByRole('button').count()).toBe(0);
    await shop.shoot(watcher.page, 'leaving-watcher.dark.1280.en');
    const text = await watcher.page.evaluate(() =>
      document.body.textContent.replaceAll('FarewellerFriend', ''),
    );
    expect(text).not.toContain('Fareweller');
    await watcher.page.reload();
    await message.getByText('I am, for now').waitFor();
    // The browser's console complains of the refused password, and of what asked while the session ended.
    expect([...problems, ...watcher.problems].filter((problem) => !/40[13]/.test(problem))).toEqual([]);
  });

  it('UI-163, UI-162: without a password by a code, on a phone; what was written goes too', async () => {
    const { leaver, watcher } = await watched('Vanisher');
    const { page } = await shop.person({ cookie: leaver.cookie, width: 390, height: 844 });
    await page.goto('/settings');
    await region(page, 'Delete account').getByRole('button', { name: 'Delete my account…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByText('Is deleted too').click();
    await dialog.getByRole('button', { name: 'Send me a code' }).click();
    const field = dialog.getByLabel('Code', { exact: true });
    await field.waitFor();
    await shop.shoot(page, 'leaving-dialog.dark.390.en');
    const { items } = await shop.app.guest().caller.outbox.letters({ limit: 100 });
    const letter = items.find(({ recipient }) => recipient === leaver.me.email);
    const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? '';
    const submit = dialog.getByRole('button', { name: 'Delete for good' });
    await field.fill(code === '000000' ? '000001' : '000000');
    await submit.click();
    await dialog.getByRole('alert').getByText('does not fit').waitFor();
    await field.fill(code);
    await submit.click();
    await isGuestAtFront(page);
    await shop.shoot(page, 'leaving-after.dark.390.en');
    await expect.poll(() => watcher.page.getByText('I am, for now').count()).toBe(0);
    await watcher.page.getByText('Who is here?').first().waitFor();
    await shop.shoot(watcher.page, 'leaving-watcher-erased.dark.1280.en');
  });

  it('UI-161: who may not leave is told why, and stays', async () => {
    const last = await shop.app.member({ role: 'admin' });
    const { page } = await shop.person({ cookie: last.cookie });
    await page.goto('/settings');
    await region(page, 'Delete account').getByRole('button', { name: 'Delete my account…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByRole('button', { name: 'Send me a code' }).click();
    await dialog.getByRole('alert').getByText('There is no other administrator.').waitFor();
    await page.reload();
    await region(page, 'Devices').waitFor();
  });

  it.each([
    ['ko', '계정 삭제하기…', '내 데이터', '탈퇴한 회원'],
    ['zh', '删除我的账户…', '你的数据', '已注销的会员'],
  ] as const)('UI-161, UI-162: in %s', async (language, open, copy, gone) => {
    const { leaver, roomId } = await watched(`Leaver${language}`, {
      passwordHash: await hashPassword(password),
    });
    const { page } = await shop.person({
      language,
      theme: 'light',
      cookie: leaver.cookie,
      width: 390,
      height: 844,
    });
    await page.goto('/settings');
    await region(page, copy).scrollIntoViewIfNeeded();
    await shop.shoot(page, `leaving-cards.light.390.${language}`);
    await page.getByRole('button', { name: open }).click();
    await page.getByRole('dialog').locator('input[type=password]').waitFor();
    await shop.shoot(page, `leaving-dialog.light.390.${language}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await leaver.caller.leaving.deleteAccount({ withMessages: false, password });
    const reader = await shop.app.member();
    await reader.caller.chat.joinRoom({ roomId });
    const { page: other } = await shop.person({ language, cookie: reader.cookie });
    await other.goto(`/rooms/${roomId}`);
    await other.getByRole('article', { name: new RegExp(`^${gone}`) }).waitFor();
  });
});
