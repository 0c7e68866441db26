// Reports of messages and people: made from a menu and a card, read by those who look after the room and the house.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestMember } from '../server/testing/app.ts';
import { attach } from '../server/testing/attachments.ts';
import { plainPicture } from '../server/testing/pictures.ts';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const words = { en, ko, zh };
type Words = typeof en | typeof ko | typeof zh;
const message = (page: Page, text: string) => page.locator('.log article').filter({ hasText: text });
const reports = (page: Page) => page.locator('.report-row');

/** Opens the menu of a message and presses what reports it. */
async function askToReport(page: Page, text: string, t: Words) {
  await message(page, text).hover();
  await message(page, text).getByRole('button', { name: t.talk.more, exact: true }).click();
  await page.getByRole('menuitem', { name: t.reporting.open }).click();
  await page.getByRole('dialog').getByLabel(t.reporting.note).waitFor();
}

/** The reports of talk, on the page of those who look after the house. */
async function openReports(page: Page, t: Words) {
  await page.goto('/moderation');
  await page.getByRole('tab', { name: t.reporting.list.title }).click();
  await page.getByRole('radiogroup', { name: t.reporting.list.of }).getByText(t.reporting.list.talk).click();
}

async function openRoomReports(page: Page, roomId: string, t: Words) {
  await page.goto(`/rooms/${roomId}`);
  await page.getByRole('button', { name: t.rooms.room.more }).click();
  await page.getByRole('menuitem', { name: t.rooms.room.keeping }).click();
  await page.getByRole('tab', { name: t.roomKeeping.tabs.reports }).click();
}

describe('reports of what is said', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = (nickname: string, role: 'member' | 'moderator' = 'member') =>
    shop.app.member({ nickname, role });
  const pageOf = (who: TestMember) => shop.person({ cookie: who.cookie });

  it('UI-430: a message is reported from its menu; its room’s owner reads it with what stood around, and deletes it', async () => {
    const [owner, writer, reader] = [
      await member('Innkeep'),
      await member('Loudmouth'),
      await member('Bystander'),
    ];
    const roomId = await makeRoomOf(shop.app, owner, writer, reader);
    await sendAll(shop.app, owner, roomId, 'Evening all');
    await sendAll(shop.app, writer, roomId, 'You lot are fools');
    const { page, problems } = await pageOf(reader);
    await page.goto(`/rooms/${roomId}`);
    await askToReport(page, 'You lot are fools', en);
    const dialog = page.getByRole('dialog', { name: 'Report the message by Loudmouth' });
    await dialog.getByText('Insults or bullying').click();
    await dialog.getByLabel('Anything to add?').fill('To everybody, too.');
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByText('Thank you. Someone will look at it.').waitFor();

    const keeper = await pageOf(owner);
    await openRoomReports(keeper.page, roomId, en);
    const row = reports(keeper.page).filter({ hasText: 'Loudmouth in A room' });
    await row.getByText('Evening all').waitFor();
    expect(await row.locator('.is-reported').allInnerTexts()).toEqual([
      expect.stringContaining('You lot are fools'),
    ]);
    await row.getByText(/^Reported .+: Insults or bullying$/).waitFor();
    expect(await row.getByText('Bystander').count()).toBe(0);
    await row.getByRole('button', { name: 'Decide…' }).click();
    const deciding = keeper.page.getByRole('dialog', { name: 'What to do about Loudmouth?' });
    await deciding.getByRole('button', { name: 'Do it' }).click();
    await keeper.page.getByText('Nothing is reported').waitFor();
    await message(page, 'You lot are fools').waitFor({ state: 'detached' });
    const told = async () => (await reader.caller.alerts.list({ kind: 'moderation' })).items.length;
    await expect.poll(told).toBe(1);
    await page.goto('/alerts');
    await page.getByText('Something was done about what you reported.').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-430: a person is reported from their card; the house reads it with what they said, and dismisses it', async () => {
    const [owner, writer] = [await member('Hostess'), await member('Chatterer')];
    const house = await member('Watchman', 'moderator');
    const roomId = await makeRoomOf(shop.app, owner, writer);
    await sendAll(shop.app, writer, roomId, 'Buy my gold');
    const { page } = await pageOf(owner);
    await page.goto(`/rooms/${roomId}`);
    await message(page, 'Buy my gold').getByRole('button', { name: 'Chatterer' }).first().click();
    await page.getByRole('button', { name: 'More about Chatterer' }).click();
    await page.getByRole('menuitem', { name: 'Report…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report Chatterer' });
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByText('Thank you. Someone will look at it.').waitFor();
    const keeper = await pageOf(house);
    await openReports(keeper.page, en);
    const row = reports(keeper.page).filter({ hasText: 'Chatterer in A room' });
    await row.getByText('Buy my gold').waitFor();
    await row.getByText(/^Reported by Hostess, .+: Advertising, or copied$/).waitFor();
    await row.getByRole('button', { name: 'Nothing wrong' }).click();
    await row.waitFor({ state: 'detached' });
    await keeper.page.getByText('Closed', { exact: true }).click();
    await row.getByText(/^Watchman found nothing wrong, /).waitFor();
  });

  it('UI-464: the house sees and gets what hung on a message that its author has deleted since', async () => {
    const [writer, reader] = [await member('Postman'), await member('Receiver')];
    const house = await member('Lookout', 'moderator');
    const roomId = await makeRoomOf(shop.app, reader, writer);
    const files = [
      await attach(shop.app, writer, await plainPicture('png'), { name: 'rude.png' }),
      await attach(shop.app, writer, Buffer.from('rude words'), { name: 'rude.txt' }),
    ];
    const attachments = files.map(({ id }) => id);
    await writer.caller.chat.send({ roomId, body: 'Look', attachments, key: shop.app.services.newId() });
    await reader.caller.chat.reportMessage({ roomId, number: 1, reason: 'insult' });
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    const keeper = await pageOf(house);
    await openReports(keeper.page, en);
    const row = reports(keeper.page).filter({ hasText: 'Postman in A room' });
    await row.getByText('The message was deleted since.').waitFor();
    const picture = row.getByRole('img', { name: 'rude.png' });
    const drawn = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(drawn).toBeGreaterThan(0);
    const [download] = await Promise.all([
      keeper.page.waitForEvent('download'),
      row.getByRole('link', { name: 'rude.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rude.txt');
    await row.getByText('10 bytes').waitFor();
    await row.getByRole('button', { name: 'Nothing wrong' }).click();
    await row.waitFor({ state: 'detached' });
    expect(keeper.problems).toEqual([]);
  });

  it.each(looks)('UI-431: dialogs and lists of reports: $name', async ({ options }) => {
    const language = options.language ?? 'en';
    const t = words[language];
    const tag = `${options.width}${language}`;
    const [owner, writer, house] = [
      await shop.app.member({ nickname: `Owner${tag}`, language }),
      await shop.app.member({ nickname: `Verylongnames${tag}`, language }),
      await shop.app.member({ nickname: `House${tag}`, role: 'moderator', language }),
    ];
    const roomId = await makeRoomOf(shop.app, owner, writer, house);
    await sendAll(shop.app, house, roomId, 'Good evening, everybody. What shall we play tonight?');
    const { id } = await attach(shop.app, writer, Buffer.from('a'), { name: 'a-long-name-of-a-file.txt' });
    const { id: picture } = await attach(shop.app, writer, await plainPicture('png'), { name: 'a.png' });
    const key = shop.app.services.newId();
    const body = `${'You cannot play at all, and nobody here wants you. '.repeat(4)}${'x'.repeat(60)}`;
    await writer.caller.chat.send({ roomId, body: 'You play well', attachments: [id, picture], key });
    await writer.caller.chat.editMessage({ roomId, number: 2, body });
    await sendAll(shop.app, house, roomId, 'Please stop.');
    await house.caller.chat.reportMessage({
      roomId,
      number: 2,
      reason: 'insult',
      note: 'Every day this week.',
    });
    const mine = await shop.person({ ...options, cookie: owner.cookie });
    await mine.page.goto(`/rooms/${roomId}`);
    await message(mine.page, 'Please stop.').waitFor();
    await askToReport(mine.page, 'nobody here wants you', t);
    await inspectNow(shop, mine, 'report-message', options);
    await openRoomReports(mine.page, roomId, t);
    await reports(mine.page).getByText('Please stop.').waitFor();
    await reports(mine.page).getByText(t.reporting.talk.before).click();
    await inspectNow(shop, mine, 'room-reports', options);
    const keeper = await shop.person({ ...options, cookie: house.cookie });
    await openReports(keeper.page, t);
    const row = reports(keeper.page).filter({ hasText: `Verylongnames${tag}` });
    await row.getByText('Please stop.').waitFor();
    await inspectNow(shop, keeper, 'house-reports', options);
    await row.getByRole('button', { name: t.reporting.talk.decide }).click();
    await keeper.page.getByRole('dialog').getByText(t.reporting.talk.banMember).click();
    await keeper.page.getByRole('dialog').getByRole('button', { name: t.reporting.talk.submit }).click();
    await keeper.page.getByText(t.reporting.talk.whyMissing).waitFor();
    await inspectNow(shop, keeper, 'decide-report', options);
    expect([...mine.problems, ...keeper.problems]).toEqual([]);
  });
});
