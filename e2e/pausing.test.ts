// Pausing notices; whispering while muted; a group one was sent out of; and what stands on one's own card.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const words = { en, ko, zh };
const minute = 60_000;

async function openPausing(page: Page, t: typeof en | typeof ko | typeof zh) {
  await page.locator('.dock-me .status-button').click();
  await page.getByRole('menuitem', { name: t.people.seen.hush }).click();
  await page.getByRole('dialog').getByText(t.roomKeeping.hush.what).waitFor();
}

describe('pausing notices', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const key = () => shop.app.services.newId();
  const hushOf = async (who: Awaited<ReturnType<typeof shop.app.member>>) =>
    (await who.caller.friends.snapshot()).own.hush;

  it('UI-432: a pause from one’s own name holds on every device; alerts come without a word and are counted', async () => {
    const [who, other] = [
      await shop.app.member({ nickname: 'Drowsy' }),
      await shop.app.member({ nickname: 'Noisy' }),
    ];
    await who.caller.profiles.setPrivacy({ writers: 'everyone' });
    const write = (body: string) =>
      other.caller.profiles.writeEntry({ memberId: who.me.id, body, key: key() });
    const { page, problems } = await shop.person({ cookie: who.cookie });
    await page.goto('/rooms');
    await openPausing(page, en);
    const before = Date.now();
    await page.getByRole('button', { name: '1 hour' }).click();
    await page.getByText(/^Paused until /).waitFor();
    // Shown at once, and stored a moment later.
    await expect
      .poll(async () => (await hushOf(who)).until ?? 0)
      .toBeGreaterThanOrEqual(before + 60 * minute);
    await page.keyboard.press('Escape');
    await page.locator('.status-button').getByText('Notices are paused').waitFor();
    const second = await shop.person({ cookie: who.cookie });
    await second.page.goto('/settings');
    await second.page.getByText(/^Paused until /).waitFor();
    await write('Hello there');
    await page.getByRole('button', { name: 'Alerts, 1 unread', exact: true }).waitFor();
    await second.page.getByRole('button', { name: 'End the pause' }).click();
    await page.locator('.status-button').getByText('Notices are paused').waitFor({ state: 'detached' });
    await write('Hello again');
    // The first word of an alert this page says is of the second.
    await page.locator('.toast').filter({ hasText: 'Noisy' }).waitFor();
    expect(await page.locator('.toast').filter({ hasText: 'Noisy' }).count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it('UI-432: hours of every day are kept with the time zone of the device, and taken back', async () => {
    const who = await shop.app.member({ nickname: 'Sleeper' });
    const { page } = await shop.person({ cookie: who.cookie });
    await page.goto('/rooms');
    await openPausing(page, en);
    await page.getByText('Also at certain hours of every day').click();
    await page.getByLabel('From', { exact: true }).fill('23:15');
    await page.getByLabel('To', { exact: true }).fill('23:15');
    await page.getByText('Choose two different times.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('06:45');
    await page.getByRole('button', { name: 'Save the hours' }).click();
    const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    const hours = { from: 23 * 60 + 15, to: 6 * 60 + 45, zone };
    await expect.poll(() => hushOf(who)).toEqual({ until: null, hours });
    await page.getByText('Also at certain hours of every day').click();
    await expect.poll(() => hushOf(who)).toEqual({ until: null, hours: null });
  });

  it('UI-433: who is muted in a room whispers on from its composer', async () => {
    const [owner, who] = [
      await shop.app.member({ nickname: 'Strict' }),
      await shop.app.member({ nickname: 'Hushed' }),
    ];
    const roomId = await makeRoomOf(shop.app, owner, who);
    await sendAll(shop.app, owner, roomId, 'Quiet, please');
    await owner.caller.chat.muteInRoom({ roomId, memberId: who.me.id, seconds: 3_600, key: key() });
    const { page } = await shop.person({ cookie: who.cookie });
    await page.goto(`/rooms/${roomId}`);
    await page.locator('.composer-held').waitFor();
    await page.locator('button.composer-to').click();
    await page.getByRole('menuitem', { name: /Strict/ }).click();
    await page.locator('.composer-held').waitFor({ state: 'detached' });
    await page.locator('#say').fill('Sorry for the noise');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.log .is-whisper').filter({ hasText: 'Sorry for the noise' }).waitFor();
    const { roomId: direct } = await owner.caller.chat.openDirect({ memberId: who.me.id });
    const said = async () =>
      (await owner.caller.chat.messages({ roomId: direct })).items.map(({ body }) => body);
    await expect.poll(said).toEqual(['Sorry for the noise']);
    await page.locator('button.composer-to').click();
    await page.getByRole('menuitem', { name: 'Everyone here' }).click();
    await page.locator('.composer-held').waitFor();
  });

  it('UI-434, UI-435: a group stands on one’s card as one says; sent out of one that is not listed, one reads so after a reload', async () => {
    const [owner, who] = [
      await shop.app.member({ nickname: 'Founder' }),
      await shop.app.member({ nickname: 'Joiner' }),
    ];
    const made = await owner.caller.chat.createGroup({
      title: 'Night owls',
      memberIds: [who.me.id],
      listed: true,
      key: key(),
    });
    const { roomId } = made;
    await who.caller.chat.answerInvitation({ roomId, accept: true, key: key() });
    const onCard = async () =>
      (await owner.caller.chat.groupsOf({ memberId: who.me.id })).items.map(({ room }) => room.title);
    expect(await onCard()).toEqual(['Night owls']);
    const { page } = await shop.person({ cookie: who.cookie });
    await page.goto(`/rooms/${roomId}`);
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: 'Room and notices' }).click();
    await page.getByText('Show this group on my card').click();
    await expect.poll(onCard).toEqual([]);
    await owner.caller.chat.editRoom({ roomId, listed: false, key: key() });
    const reason = 'We meet by day now';
    await owner.caller.chat.kick({ roomId, memberId: who.me.id, reason, key: key() });
    await page.goto(`/rooms/${roomId}`);
    await page.getByText('You had to leave this group').waitFor();
    await page.getByText('Their reason: We meet by day now').waitFor();
    expect(await page.getByRole('heading', { level: 1, name: 'Night owls' }).count()).toBe(1);
  });

  it.each(looks)('UI-432: the dialog of pauses: $name', async ({ options }) => {
    const language = options.language ?? 'en';
    const t = words[language];
    const tag = `${options.width}${language}`;
    const who = await shop.app.member({ nickname: `Pausing${tag}`, language });
    await who.caller.friends.setPresence({
      hushUntil: Date.now() + 60 * minute,
      quietHours: { from: 1_320, to: 480, zone: 'America/Argentina/Buenos_Aires' },
    });
    const person = await shop.person({ ...options, cookie: who.cookie });
    await person.page.goto('/settings');
    await person.page.getByRole('button', { name: t.roomKeeping.hush.save }).scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'pausing-settings', options);
    if ((options.width ?? 0) > 640) {
      await person.page.goto('/rooms');
      await openPausing(person.page, t);
      await inspectNow(shop, person, 'pausing', { ...options, onPhoneToo: false });
    }
    expect(person.problems).toEqual([]);
  });
});
