// How far one's own message has come, with two people looking: stored, on a device, read, and by whom.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import type { RoomEvent } from '../shared/chat.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const article = (page: Page, text: string) => page.locator('.log article').filter({ hasText: text });

describe('ticks', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };

  it('UI-377: a message is sent, on a device when the other one is there, and read when they look at the room', async () => {
    const ada = await member('Tickada');
    const ben = await member('Tickben');
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who);
    await ada.page.goto(`/rooms/${roomId}`);
    await ada.page.getByPlaceholder('Say something to everyone').fill('are you there?');
    await ada.page.keyboard.press('Enter');
    const ticks = article(ada.page, 'are you there?').locator('button.ticks');
    await ticks.waitFor();
    // Any page of the other one has it; the front page shows no room.
    await ben.page.goto('/rooms');
    await expect.poll(() => ticks.textContent()).toBe('On a device');
    await ticks.click();
    await ada.page.getByRole('heading', { name: 'On a device of 1' }).waitFor();
    await ben.page.goto(`/rooms/${roomId}`);
    await article(ben.page, 'are you there?').waitFor();
    // The list is live.
    await ada.page.getByRole('heading', { name: 'Read by 1' }).waitFor();
    await ada.page.locator('.reach').getByText('Tickben').waitFor();
    await ada.page.keyboard.press('Escape');
    await expect.poll(() => ticks.textContent()).toBe('Read');
    await ticks.hover();
    await expect.poll(() => ticks.getAttribute('title')).toBe('Read by Tickben');
    // By keyboard the message's menu leads there.
    await article(ada.page, 'are you there?').focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Who has read it' }).click();
    await ada.page.getByRole('heading', { name: 'Read by 1' }).waitFor();
    // Who reads sees no ticks under what others say.
    expect(await article(ben.page, 'are you there?').locator('.ticks').count()).toBe(0);
  });

  it('UI-450: what was told while the page was opening shows when it has opened', async () => {
    const ada = await member('Tickopen');
    const ben = await shop.app.member({ nickname: 'Tickreader' });
    const roomId = await makeRoomOf(shop.app, ada.who, ben);
    await sendAll(shop.app, ada.who, roomId, 'have you read it?');
    let connect = () => {};
    const connected = new Promise<void>((resolve) => {
      connect = resolve;
    });
    await ada.page.routeWebSocket('**/trpc', async (route) => {
      await connected;
      route.connectToServer();
    });
    await ada.page.goto(`/rooms/${roomId}`);
    const ticks = article(ada.page, 'have you read it?').locator('button.ticks');
    await ticks.waitFor();
    const { seq } = await ben.caller.chat.room({ roomId });
    const lastEventId = String(seq - 1);
    const feed = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId }));
    await feed.next();
    await ben.caller.chat.read({ roomId, number: 1 });
    // Told once, while nobody listens.
    while ((await feed.next()).event.type !== 'ticks');
    await feed.stop();
    expect(await ticks.textContent()).not.toBe('Read');
    connect();
    await expect.poll(() => ticks.textContent()).toBe('Read');
  });

  it.each(looks)(
    'UI-377: ticks and who has read it fit and are accessible: $name',
    async ({ name, options }) => {
      const id = name.replace(/\W/g, '').slice(0, 9);
      const person = await member(`Tk${id}`, options);
      const others = await Promise.all(
        ['a', 'b', 'c'].map((end) => shop.app.member({ nickname: `Tk${id}${end}` })),
      );
      const roomId = await makeRoomOf(shop.app, person.who, ...others);
      await sendAll(
        shop.app,
        person.who,
        roomId,
        'hello there',
        '오늘 저녁에 게임 같이 하실 분 있나요?',
        '今晚一起玩游戏吗？',
      );
      await others[0]?.caller.chat.read({ roomId, number: 2 });
      await others[1]?.caller.chat.read({ roomId, number: 1 });
      await person.page.goto(`/rooms/${roomId}`);
      await person.page.locator('button.ticks').nth(2).waitFor();
      await inspectNow(shop, person, 'room-ticks', options);
      await person.page.locator('button.ticks').nth(1).click();
      await person.page.locator('.reach section').nth(1).waitFor();
      await inspectNow(shop, person, 'room-ticks-who', options);
    },
  );
});
