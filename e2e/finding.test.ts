// Finding what was said: the search with its operators, days, the first unread message, and the way back to the newest.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestMember } from '../server/testing/app.ts';
import { makeRoom, makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const article = (page: Page, text: string) => page.locator('.log article').filter({ hasText: text });
const day = 86_400_000;

describe('finding what was said', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };
  /** Messages `said 1` to `said <count>`, one each six hours up to now, written straight into the table. */
  const talk = async (count: number, author: TestMember, ...others: TestMember[]) => {
    const roomId = await makeRoomOf(shop.app, author, ...others);
    const { sql } = shop.app.services.database;
    await sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, n, ${author.me.id}, 'said ' || n, now() - (${count} - n) * interval '6 hours'
      from generate_series(1, ${count}::int) n`;
    await sql`update rooms set last_number = ${count} where id = ${roomId}`;
    await sql`update room_members set read_number = ${count} where room_id = ${roomId}`;
    return roomId;
  };
  const openSearch = async (page: Page) => {
    await page.getByRole('button', { name: 'Search what was said' }).click();
    await page.getByRole('searchbox', { name: 'What to look for' }).waitFor();
  };
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('UI-370, UI-373: a hit far up leads to its message; from there one scrolls both ways and comes back to the newest', async () => {
    const { page, who } = await member('Fern');
    const roomId = await talk(2_500, who);
    await sendAll(shop.app, who, roomId, 'the newest of all');
    await who.caller.chat.editMessage({ roomId, number: 700, body: 'a heron stood here' });
    await page.goto(`/rooms/${roomId}`);
    await article(page, 'the newest of all').waitFor();
    await openSearch(page);
    await page.keyboard.type('hero');
    const hit = page.locator('.hit');
    await hit.filter({ hasText: 'a heron stood here' }).waitFor();
    expect(await hit.locator('mark').allTextContents()).toEqual(['hero']);
    await hit.click();
    await expect.poll(() => focused(page)).toContain('a heron stood here');
    await page.locator('article.is-pointed', { hasText: 'a heron stood here' }).waitFor();
    // The rows around it are there, the newest not.
    expect(await article(page, 'the newest of all').count()).toBe(0);
    const log = page.locator('.log');
    const top = () => article(page, 'a heron stood here').evaluate((row) => row.getBoundingClientRect().top);
    await log.evaluate((element) => element.scrollTo(0, 0));
    await article(page, 'said 660').first().waitFor({ state: 'attached' });
    // What comes above moves nothing that is read: the message that was at the top is still in view.
    await expect.poll(async () => (await top()) > 0).toBe(true);
    await log.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await article(page, 'said 740').first().waitFor({ state: 'attached' });
    // News waits below.
    await sendAll(shop.app, who, roomId, 'said meanwhile');
    expect(await article(page, 'said meanwhile').count()).toBe(0);
    await page.locator('.to-new').click();
    await article(page, 'said meanwhile').waitFor();
    await expect
      .poll(() => log.evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop < 48))
      .toBe(true);
    expect(await article(page, 'a heron stood here').count()).toBe(0);
  });

  it('UI-370: an answer leads over two thousand messages to what it answers, and writing leads back', async () => {
    const { page, who } = await member('Gorse');
    const roomId = await talk(2_200, who);
    await who.caller.chat.send({ roomId, body: 'to the first', replyTo: 1, key: shop.app.services.newId() });
    await page.goto(`/rooms/${roomId}`);
    await article(page, 'to the first')
      .getByRole('button', { name: /Answers Gorse/ })
      .click();
    await page.locator('article.is-pointed', { hasText: /said 1(?!\d)/ }).waitFor();
    await page.getByPlaceholder('Say something to everyone').fill('back again');
    await page.keyboard.press('Enter');
    await article(page, 'back again').waitFor();
    await expect
      .poll(() =>
        page.locator('.log').evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop < 48),
      )
      .toBe(true);
  });

  it('UI-371: a room with more new messages than fit says how many, and leads to the first', async () => {
    const { page, who } = await member('Hazelnut');
    const other = await shop.app.member({ nickname: 'Ivo' });
    const roomId = await talk(400, other, who);
    await shop.app.services.database.sql`
      update room_members set read_number = 100 where room_id = ${roomId} and member_id = ${who.me.id}`;
    await page.goto(`/rooms/${roomId}`);
    await page.getByRole('button', { name: '300 new messages: go to the first' }).click();
    await expect.poll(() => focused(page)).toMatch(/said 101(?!\d)/);
    await page.locator('.log .day.is-new').waitFor();
  });

  it('UI-372, UI-373: operators are chosen from a menu or typed, and say what they do not take', async () => {
    const { page, who } = await member('Jade');
    const other = await shop.app.member({ nickname: 'Kestrel' });
    const roomId = await makeRoomOf(shop.app, who, other);
    const second = await makeRoom(shop.app, who, { title: 'Night shift' });
    await sendAll(shop.app, who, roomId, 'pebble of Jade');
    await sendAll(shop.app, other, roomId, 'pebble of Kestrel https://example.com/');
    await sendAll(shop.app, who, second, 'pebble at night', '오늘 밤 게임 할래요');
    await page.goto(`/rooms/${roomId}`);
    await article(page, 'pebble of Jade').waitFor();
    await openSearch(page);
    const field = page.getByRole('searchbox', { name: 'What to look for' });
    const texts = () => page.locator('.hit-text').allTextContents();
    await field.fill('pebble');
    await expect.poll(texts).toEqual(['pebble of Kestrel https://example.com/', 'pebble of Jade']);
    await page.getByRole('button', { name: 'From a person' }).click();
    await page.locator('.finding-names').getByRole('button', { name: 'Kestrel' }).click();
    expect(await field.inputValue()).toBe('pebble from:Kestrel ');
    await expect.poll(texts).toEqual(['pebble of Kestrel https://example.com/']);
    await field.fill('has:link');
    await expect.poll(texts).toEqual(['pebble of Kestrel https://example.com/']);
    await field.fill('게임 in:"Night shift"');
    await expect.poll(texts).toEqual(['오늘 밤 게임 할래요']);
    await field.fill('pebble before:2001-01-01');
    await page.getByText('Not in this room.').waitFor();
    await field.fill('pebble before:soon');
    await page.getByText('“soon” is no day.').waitFor();
    await field.fill('pebble from:Nobodyatall');
    await page.getByText('Nobody is called Nobodyatall.').waitFor();
    // In all rooms each hit says where, and one of another room leads there.
    await field.fill('pebble');
    await page.locator('.finding .seg label', { hasText: 'All my rooms' }).click();
    await expect.poll(texts).toHaveLength(3);
    await page.locator('.hit', { hasText: 'pebble at night' }).getByText('in Night shift').waitFor();
    await page.locator('.hit', { hasText: 'pebble at night' }).click();
    await page.waitForURL(`**/rooms/${second}*`);
    await expect.poll(() => focused(page)).toContain('pebble at night');
  });

  it('UI-375: a day leads to the first message said then', async () => {
    const { page, who } = await member('Lark');
    const roomId = await talk(1_200, who);
    await page.goto(`/rooms/${roomId}`);
    await article(page, 'said 1200').waitFor();
    const [first] = (await who.caller.chat.messages({ roomId, around: 400, limit: 1 })).items;
    const at = new Date((first?.at ?? 0) + day);
    const [date, beginning] = await page.evaluate((time) => {
      const day = new Date(time);
      const two = (n: number) => String(n).padStart(2, '0');
      const named = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
      return [named, new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()] as const;
    }, at.getTime());
    const { place } = await who.caller.chat.messages({ roomId, at: beginning });
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: 'Go to a day' }).click();
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.getByText('Choose a day.').waitFor();
    await page.getByLabel('Day', { exact: true }).fill(date);
    await page.getByRole('button', { name: 'Go there' }).click();
    await expect.poll(() => focused(page)).toMatch(new RegExp(`said ${place}(?!\\d)`));
  });

  it('UI-376: the owner keeps the history from newcomers, who read that it begins with them', async () => {
    const owner = await member('Maple');
    const newcomer = await member('Nell');
    const roomId = await makeRoom(shop.app, owner.who);
    await sendAll(shop.app, owner.who, roomId, 'between us');
    await owner.page.goto(`/rooms/${roomId}`);
    await owner.page.getByRole('button', { name: 'More about this room' }).click();
    await owner.page.getByRole('menuitem', { name: 'Room and notices' }).click();
    await owner.page.getByLabel('Who comes in sees').selectOption('joined');
    await owner.page.getByRole('button', { name: 'Save', exact: true }).click();
    await owner.page.getByText('The room is changed').waitFor();
    await newcomer.who.caller.chat.joinRoom({ roomId });
    await sendAll(shop.app, owner.who, roomId, 'welcome');
    await newcomer.page.goto(`/rooms/${roomId}`);
    await article(newcomer.page, 'welcome').waitFor();
    await newcomer.page.getByText('You see what was said since you came in.').waitFor();
    expect(await article(newcomer.page, 'between us').count()).toBe(0);
  });

  it.each(looks)(
    'UI-374: the search, its hits and the day fit and are accessible: $name',
    async ({ name, options }) => {
      const person = await member(`Olive${name.replace(/\W/g, '').slice(0, 9)}`, options);
      const { page, who } = person;
      const roomId = await makeRoom(shop.app, who, { title: 'Wet laps' });
      await sendAll(
        shop.app,
        who,
        roomId,
        'hello there',
        '오늘 저녁에 게임 같이 하실 분 있나요?',
        '今晚一起玩游戏吗？',
        'hello, see https://example.com/hello and say hello',
      );
      await page.goto(`/rooms/${roomId}`);
      await page.locator('.log article').last().waitFor();
      await page.locator('.talk-head button[aria-haspopup="dialog"]:has(.icon)').nth(1).click();
      const field = page.locator('#message-search');
      await field.waitFor();
      await inspectNow(shop, person, 'room-search-begin', options);
      await field.fill('hello');
      await page.locator('.hit').first().waitFor();
      await inspectNow(shop, person, 'room-search-hits', options);
      await field.fill('hello from:');
      await page.locator('.finding-names').waitFor();
      await inspectNow(shop, person, 'room-search-names', options);
      await field.fill('qqxxzzww');
      await page.locator('.finding-hits .state').waitFor();
      await inspectNow(shop, person, 'room-search-nothing', options);
    },
  );
});
