// Looking after a room, with two people looking: settings, slow mode, sending away, links, notices; and how it looks.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoom, makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { inspectNow, looksApart } from './support/looks.ts';
import { openShop, type Person, type PersonOptions, type Shop } from './support/shop.ts';

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const composer = (page: Page) => page.getByPlaceholder('Say something to everyone');

async function say(page: Page, text: string) {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

async function openSettings(page: Page, tab?: string) {
  await page.getByRole('button', { name: 'More about this room' }).click();
  await page.getByRole('menuitem', { name: 'Room and notices' }).click();
  if (tab) await page.getByRole('tab', { name: tab }).click();
}

/** Opens the card of somebody who is here: from the dock at a desk, from the list of people on a phone. */
async function openCard({ page }: Person, name: string, { width }: { width: number }) {
  // In whatever language: the button that counts them.
  if (width < 640) await page.locator('.talk-head > .btn-quiet').first().click();
  const place = width < 640 ? page.getByRole('dialog') : page.getByRole('complementary').last();
  await place.getByRole('button', { name: new RegExp(name) }).click();
}

describe('looking after a room', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const newKey = () => shop.app.services.newId();
  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };

  it.each([
    ['at a desk', desk, 'Wenda', 'Xaver'],
    ['on a phone', phone, 'Wanda', 'Xenia'],
  ])(
    'UI-310: the owner changes the room, and whoever is in it sees it at once, %s',
    async (_name, size, owner, guest) => {
      const [ann, ben] = [await member(owner, size), await member(guest, size)];
      const roomId = await makeRoomOf(shop.app, ann.who, ben.who);
      for (const { page } of [ann, ben]) await page.goto(`/rooms/${roomId}`);
      await openSettings(ann.page);
      const drawer = ann.page.getByRole('dialog', { name: 'Room and notices' });
      await drawer.getByLabel('Name').fill('The late table');
      await drawer.getByLabel('Places').fill('1');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.getByText('A whole number, at least 2.').waitFor();
      await drawer.getByLabel('Places').fill('12');
      await drawer.getByText('With a password', { exact: true }).click();
      await drawer.getByLabel('New password').fill('sesame');
      await drawer.getByLabel('Slow mode').selectOption({ label: '30 seconds' });
      await drawer.getByLabel('Words nobody writes here').fill('spoiler');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await ann.page.getByText('The room is changed').waitFor();
      await ben.page.getByRole('heading', { name: 'The late table' }).waitFor();
      await ben.page.getByText(`${owner} changed the room`).waitFor();
      await ben.page.getByText(/12 places · with a password/).waitFor();
      await ann.page.keyboard.press('Escape');
      await openSettings(ann.page, 'Log');
      await drawer.getByText(new RegExp(`${owner} changed the room: .*name.*slow mode`)).waitFor();
      expect([...ann.problems, ...ben.problems]).toEqual([]);
    },
  );

  it.each([
    ['at a desk', desk, 'Yara', 'Zeno'],
    ['on a phone', phone, 'Yuna', 'Zita'],
  ])(
    'UI-311: slow mode is counted down where one writes, and the owner writes on, %s',
    async (_name, size, owner, guest) => {
      const [ann, ben] = [await member(owner, size), await member(guest, size)];
      const roomId = await makeRoomOf(shop.app, ann.who, ben.who);
      await ann.who.caller.chat.editRoom({ roomId, slowMode: 600, words: ['spoiler'], key: newKey() });
      for (const { page } of [ann, ben]) await page.goto(`/rooms/${roomId}`);
      await say(ben.page, 'what a spoiler');
      await ben.page.getByText('The host does not want “spoiler” in this room.').waitFor();
      await ben.page.getByRole('button', { name: 'Drop' }).click();
      await say(ben.page, 'what an ending');
      await ben.page
        .locator('.composer-held')
        .getByText('Slow mode: again in', { exact: false })
        .first()
        .waitFor();
      await composer(ben.page).fill('more');
      expect(
        await ben.page.getByRole('button', { name: 'Send', exact: true }).getAttribute('aria-disabled'),
      ).toBe('true');
      await say(ann.page, 'first');
      await say(ann.page, 'second');
      await ben.page.locator('article .text', { hasText: 'second' }).waitFor();
      // It ends with the owner's word, and what was begun is still there.
      await ann.who.caller.chat.editRoom({ roomId, slowMode: 0, key: newKey() });
      const send = ben.page.getByRole('button', { name: 'Send', exact: true });
      await expect.poll(() => send.getAttribute('aria-disabled')).toBe('false');
      await send.click();
      await ann.page.locator('article .text', { hasText: 'more' }).waitFor();
      await ann.who.caller.chat.muteInRoom({ roomId, memberId: ben.who.me.id, seconds: 600, key: newKey() });
      await ben.page
        .locator('.composer-held')
        .getByText(/You are muted until/)
        .first()
        .waitFor();
    },
  );

  it.each([
    ['at a desk', desk, 'Ulla', 'Viggo'],
    ['on a phone', phone, 'Ulrike', 'Vera'],
  ])(
    'UI-312: from a card somebody is sent out, which their page tells, with a way back; or banned, %s',
    async (_name, size, owner, guest) => {
      const [ann, ben] = [await member(owner, size), await member(guest, size)];
      const roomId = await makeRoomOf(shop.app, ann.who, ben.who);
      for (const { page } of [ann, ben]) await page.goto(`/rooms/${roomId}`);
      await composer(ben.page).waitFor();
      await openCard(ann, guest, size);
      await ann.page.getByRole('button', { name: 'Send out', exact: true }).click();
      const dialog = ann.page.getByRole('dialog', { name: `Send ${guest} out?` });
      await dialog.getByLabel('Reason').fill('Too loud');
      await dialog.getByRole('button', { name: 'Send out', exact: true }).click();
      await ann.page.getByText(`${guest} is out`, { exact: true }).waitFor();
      await ben.page.getByText('You had to leave this room').waitFor();
      await ben.page.getByText('Their reason: Too loud').waitFor();
      await ben.page.getByRole('button', { name: 'Come in again' }).click();
      await composer(ben.page).waitFor();
      await openCard(ann, guest, size);
      await ann.page.getByRole('button', { name: 'Ban', exact: true }).click();
      await ann.page
        .getByRole('dialog', { name: `Ban ${guest}?` })
        .getByRole('button', { name: 'Ban', exact: true })
        .click();
      await ben.page.getByText('You may not come in here any more').waitFor();
      await ben.page.getByRole('main').getByRole('link', { name: 'See the rooms' }).click();
      await ben.page.waitForURL('**/rooms');
      await openSettings(ann.page, 'Banned');
      await ann.page.getByRole('button', { name: 'Let in again' }).click();
      await ann.page.getByText('Nobody is banned').waitFor();
      expect([...ann.problems, ...ben.problems]).toEqual([]);
    },
  );

  it('UI-312: a room is handed over from a card, and closed for all after a question', async () => {
    const [ann, ben] = [await member('Sixten'), await member('Tilda')];
    const roomId = await makeRoomOf(shop.app, ann.who, ben.who);
    for (const { page } of [ann, ben]) await page.goto(`/rooms/${roomId}`);
    await openCard(ann, 'Tilda', desk);
    await ann.page.getByRole('button', { name: 'Hand the room over' }).click();
    await ann.page.getByRole('dialog').getByRole('button', { name: 'Hand the room over' }).click();
    await ben.page.getByText('Tilda looks after the room now').first().waitFor();
    await openSettings(ben.page);
    await ben.page.getByRole('button', { name: 'Close the room' }).click();
    await ben.page
      .getByRole('dialog', { name: /^Close / })
      .getByRole('button', { name: 'Close the room' })
      .click();
    await ben.page.waitForURL('**/rooms');
    await ann.page.getByText('This room has closed').waitFor();
  });

  it('UI-313: a link is made, copied, followed by a guest who signs in, and taken back', async () => {
    const [ann, ben] = [await member('Rune'), await member('Saga', phone)];
    const roomId = await makeRoom(shop.app, ann.who, { title: 'Back room', password: 'sesame' });
    await ann.page.goto(`/rooms/${roomId}`);
    await openSettings(ann.page, 'Links');
    await ann.page.getByRole('button', { name: 'Make a link' }).click();
    const link = await ann.page.getByLabel('The new link').inputValue();
    expect(link).toMatch(/\/join\/[\w-]{22}$/);
    const guest = await shop.person();
    await guest.page.goto(link);
    await guest.page.getByRole('heading', { name: 'Back room' }).waitFor();
    await guest.page.getByRole('main').getByRole('link', { name: 'Sign in to come in' }).waitFor();
    expect(await guest.page.getByText('Rune').count()).toBe(0);
    await ben.page.goto(link);
    await ben.page.getByText('With this link you need no password.').waitFor();
    await ben.page.getByText(/Looked after by Rune/).waitFor();
    await ben.page.getByRole('button', { name: 'Come in' }).click();
    await composer(ben.page).waitFor();
    await ann.page.getByRole('button', { name: 'Take back' }).click();
    await ann.page.getByText('No link leads in').waitFor();
    await guest.page.goto(link);
    await guest.page.getByText('This link leads nowhere any more').waitFor();
  });

  it('UI-314: what is said elsewhere makes a sound, unless the room is quiet on any device, or one is busy', async () => {
    const [ann, ben] = [await shop.app.member({ nickname: 'Orla' }), await member('Pekka')];
    const roomId = await makeRoomOf(shop.app, ann, ben.who);
    await ben.context.addInitScript(() => {
      const heard = { count: 0 };
      Object.assign(globalThis, { heard });
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (when) {
        heard.count += 1;
        return start.call(this, when);
      };
    });
    await ben.page.goto('/wishlist');
    const heard = () =>
      ben.page.evaluate(() => (globalThis as unknown as { heard: { count: number } }).heard.count);
    // A press, without which browsers are silent.
    await ben.page.getByRole('heading', { level: 1 }).click();
    const loaded = ben.page.waitForResponse(/NoticeBackground/).catch(() => null);
    await loaded;
    await expect
      .poll(async () => {
        await sendAll(shop.app, ann, roomId, 'anybody?');
        return heard();
      })
      .toBeGreaterThan(0);
    await ben.who.caller.chat.setHearing({ roomId, quiet: true });
    await expect.poll(() => ben.page.title()).not.toMatch(/^\(/);
    const before = await heard();
    await sendAll(shop.app, ann, roomId, 'in silence');
    // Had it been heard, it would be before the one that calls.
    await ann.caller.chat.send({ roomId, body: '@Pekka', mentions: [ben.who.me.id], key: newKey() });
    await expect.poll(() => ben.page.title()).toMatch(/^\(1\)/);
    await expect.poll(heard).toBe(before + 2);
    await ben.who.caller.friends.setPresence({ chosen: 'busy' });
    await expect.poll(() => ben.page.title()).not.toMatch(/^\(/);
  });

  it('UI-315: what one hears of a room is chosen in it, and holds on the other device', async () => {
    const ann = await shop.app.member({ nickname: 'Liva' });
    const who = await shop.app.member({ nickname: 'Malte' });
    const roomId = await makeRoomOf(shop.app, ann, who);
    const [one, other] = [
      await shop.person({ cookie: who.cookie }),
      await shop.person({ ...phone, cookie: who.cookie }),
    ];
    for (const { page } of [one, other]) {
      await page.goto(`/rooms/${roomId}`);
      await openSettings(page);
    }
    await one.page.getByText('What calls me').click();
    await one.page.getByLabel('Quiet room').click();
    await expect.poll(() => other.page.getByLabel('Quiet room').isChecked()).toBe(true);
    await expect.poll(() => other.page.getByRole('radio', { name: 'What calls me' }).isChecked()).toBe(true);
    // And a member who looks after nothing is offered nothing more.
    expect(await one.page.getByRole('tab').count()).toBe(0);
    await one.page.getByLabel('A sound for new messages').click();
    await one.page.reload();
    await openSettings(one.page);
    expect(await one.page.getByLabel('A sound for new messages').isChecked()).toBe(false);
  });

  it('UI-316: the owner takes the history of the room along', async () => {
    const ann = await member('Jorun');
    const roomId = await makeRoomOf(shop.app, ann.who);
    await sendAll(shop.app, ann.who, roomId, 'for the record');
    await ann.page.goto(`/rooms/${roomId}`);
    await openSettings(ann.page);
    const [download] = await Promise.all([
      ann.page.waitForEvent('download'),
      ann.page.getByRole('link', { name: 'As data (JSON)' }).click(),
    ]);
    const copy = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      messages: { body: string }[];
    };
    expect(copy.messages.map(({ body }) => body)).toEqual(['for the record']);
  });

  it.each(looksApart)(
    'UI-317: all of it fits, complains of nothing and is accessible: $name',
    async ({ options }) => {
      const ann = await member(`Host${options.language}${options.width}`, options);
      const ben = await shop.app.member({ nickname: `Guest${options.language}${options.width}` });
      const cat = await shop.app.member();
      const roomId = await makeRoomOf(shop.app, ann.who, ben, cat);
      const { chat } = ann.who.caller;
      const to = (id: string) => ({ roomId, memberId: id, key: newKey() });
      await chat.editRoom({ roomId, slowMode: 30, words: ['spoiler', '바보'], password: 'x', key: newKey() });
      await chat.banFromRoom({ ...to(cat.me.id), reason: 'Advertising in every room, again and again' });
      await chat.muteInRoom({ ...to(ben.me.id), seconds: 3_600 });
      const { code } = await chat.makeInvite({ roomId, days: 7, key: newKey() });
      const { page } = ann;
      await page.goto(`/rooms/${roomId}`);
      await page.locator('.talk-head').getByRole('button').last().click();
      const keeping = { en: 'Room and notices', ko: '방과 알림', zh: '房间与通知' };
      await page.getByRole('menuitem', { name: keeping[options.language ?? 'en'] }).click();
      for (const [place, name] of ['settings', 'hearing', 'reports', 'bans', 'links', 'log'].entries()) {
        await page.getByRole('tab').nth(place).click();
        await inspectNow(shop, ann, `keeping-${name}`, options);
      }
      await page.keyboard.press('Escape');
      await openCard(ann, ben.me.nickname, { width: options.width === 390 ? 1 : 1_280 });
      await page.locator('.room-order button').first().waitFor();
      await inspectNow(shop, ann, 'keeping-card', options);
      await page.locator('.room-order .btn-danger').click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
      await inspectNow(shop, ann, 'keeping-ban', options);
      const guest = await shop.person({ ...options, cookie: ben.cookie });
      await guest.page.goto(`/rooms/${roomId}`);
      await guest.page.locator('.composer-held').waitFor();
      await inspectNow(shop, guest, 'keeping-muted', options);
      await chat.kick(to(ben.me.id));
      await guest.page.locator('.door-card').waitFor();
      await inspectNow(shop, guest, 'keeping-removed', options);
      await guest.page.goto(`/join/${code}`);
      await guest.page.locator('.join-card button').waitFor();
      await inspectNow(shop, guest, 'keeping-join', options);
      // What the guest's page was asking for as they were sent out is refused, and the browser says so.
      const told = guest.problems.filter((problem) => !/403.*chat\.whispers/.test(problem));
      expect([...ann.problems, ...told]).toEqual([]);
    },
  );
});
