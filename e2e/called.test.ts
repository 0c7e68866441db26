// Being called in a room while one is elsewhere: the bell on two devices, and the way to the message.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample, tell } from '../server/testing/alerts.ts';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { quiet } from './support/quiet.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('called in a room', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const bell = (page: Page, unread: number) =>
    page.getByRole('button', { name: unread === 0 ? 'Alerts' : `Alerts, ${unread} unread`, exact: true });

  const inView = (row: Locator) =>
    row.evaluate((element) => {
      const [log, box] = [element.closest('.log')?.getBoundingClientRect(), element.getBoundingClientRect()];
      return log !== undefined && box.top >= log.top && box.bottom <= log.bottom;
    });

  it('UI-390: a mention counts in the bell of every device; its alert leads to the message, which is shown, and is read on all of them', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Callista' }),
      await shop.app.member({ nickname: 'Benvolio' }),
    ];
    const roomId = await makeRoomOf(shop.app, ada, ben);
    const [desk, phone] = [
      await shop.person({ cookie: ben.cookie }),
      await shop.person({ cookie: ben.cookie, width: 390, height: 844 }),
    ];
    await desk.page.goto('/wishlist');
    await phone.page.goto('/alerts');
    for (const { page } of [desk, phone]) await bell(page, 0).waitFor();
    const key = shop.app.services.newId();
    const { number } = await ada.caller.chat.send({
      roomId,
      body: 'Where is the key, @Benvolio?',
      mentions: [ben.me.id],
      key,
    });
    // More than a page of talk follows: the message is not among what the room shows first.
    await sendAll(shop.app, ada, roomId, ...Array.from({ length: 70 }, (_, index) => `And ${index} more.`));
    for (const { page } of [desk, phone]) await bell(page, 1).waitFor();
    await bell(desk.page, 1).click();
    await desk.page
      .getByRole('dialog')
      .getByRole('link', { name: /Callista/ })
      .click();
    await desk.page.waitForURL(`**/rooms/${roomId}#m${number}`);
    const message = desk.page.locator(`.log [data-number="${number}"]`);
    await message.waitFor();
    await expect.poll(() => message.evaluate((row) => row === document.activeElement)).toBe(true);
    await expect.poll(() => message.getAttribute('class')).toContain('is-pointed');
    await quiet(desk.page);
    // In view, also after all that came late has its place.
    expect(await inView(message)).toBe(true);
    await shop.shoot(desk.page, 'called');
    // In a room the bell stands at the head of the dock.
    await bell(desk.page, 0).waitFor();
    await bell(phone.page, 0).waitFor();
    expect([...desk.problems, ...phone.problems]).toEqual([]);
  });

  it('UI-466: the bell stands in the folded dock, beside a narrow room, and on a phone in the list of rooms and in a room', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Bellhop' }),
      await shop.app.member({ nickname: 'Ringer' }),
    ];
    const roomId = await makeRoomOf(shop.app, ada, ben);
    const send = (body: string) =>
      ada.caller.chat.send({ roomId, body, mentions: [ben.me.id], key: shop.app.services.newId() });
    await send('Are you there, @Ringer?');
    // Elsewhere than in the room, where reading it reads the alert.
    const other = await makeRoomOf(shop.app, ben);
    const desk = await shop.person({ cookie: ben.cookie });
    await desk.page.goto('/rooms');
    const dock = desk.page.getByRole('complementary');
    await dock.getByRole('button', { name: 'Alerts, 1 unread', exact: true }).waitFor();
    await desk.page.getByRole('button', { name: 'Fold the column', exact: true }).click();
    await dock.getByRole('button', { name: 'Alerts, 1 unread', exact: true }).waitFor();
    await shop.shoot(desk.page, 'bell-folded');
    const narrow = await shop.person({ cookie: ben.cookie, width: 900, height: 700 });
    await narrow.page.goto(`/rooms/${other}`);
    await narrow.page
      .getByRole('navigation')
      .getByRole('button', { name: /^Alerts/ })
      .click();
    await narrow.page
      .getByRole('dialog')
      .getByRole('link', { name: /Bellhop/ })
      .waitFor();
    const phone = await shop.person({ cookie: ben.cookie, width: 390, height: 844 });
    await phone.page.goto('/rooms');
    await bell(phone.page, 1).waitFor();
    await shop.shoot(phone.page, 'bell-list-phone');
    await phone.page.goto(`/rooms/${other}`);
    await bell(phone.page, 1).waitFor();
    await shop.shoot(phone.page, 'bell-room-phone');
    const fits = await phone.page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    );
    expect(fits).toBe(true);
    await bell(phone.page, 1).click();
    await phone.page
      .getByRole('dialog')
      .getByRole('link', { name: /Bellhop/ })
      .click();
    await phone.page.waitForURL(`**/rooms/${roomId}#m1`);
    await bell(phone.page, 0).waitFor();
    expect([...desk.problems, ...narrow.problems, ...phone.problems]).toEqual([]);
  });

  it('UI-390: pressed again, with the room open at its end, it leads there again; so does an answer, on a phone', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Calliope' }),
      await shop.app.member({ nickname: 'Bendigo' }),
    ];
    const roomId = await makeRoomOf(shop.app, ada, ben);
    const key = shop.app.services.newId();
    const asked = await ben.caller.chat.send({ roomId, body: 'Who has the map?', key });
    const answer = await ada.caller.chat.send({
      roomId,
      body: 'I have.',
      replyTo: asked.number,
      key: shop.app.services.newId(),
    });
    await sendAll(shop.app, ada, roomId, ...Array.from({ length: 200 }, (_, index) => `And ${index} more.`));
    const { page, problems } = await shop.person({ cookie: ben.cookie, width: 390, height: 844 });
    await page.goto('/alerts');
    const way = page.locator('.alerts-rows').getByRole('link', { name: /Calliope/ });
    const message = page.locator(`.log [data-number="${answer.number}"]`);
    const newest = page.locator(`.log [data-number="${answer.number + 200}"]`);
    for (let time = 0; time < 2; time += 1) {
      await way.click();
      await page.waitForURL(`**/rooms/${roomId}#m${answer.number}`);
      await message.waitFor();
      await quiet(page);
      await expect.poll(() => inView(message)).toBe(true);
      await page.locator('.to-new').click();
      // At the end again, whether what was far above is kept or not.
      await newest.waitFor();
      await expect.poll(() => inView(newest)).toBe(true);
      await page.goBack();
    }
    expect(problems).toEqual([]);
  });

  it('UI-391: what comes in under a pointer that lies on the page of alerts stays unread until it moves', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Calvino' }),
      await shop.app.member({ nickname: 'Bentley' }),
    ];
    const { page } = await shop.person({ cookie: ben.cookie });
    await page.clock.install();
    const gift = () =>
      tell(shop.app.services, sample('gift', ben.me.id, ada.me.id, { source: `${Math.random()}` }));
    await gift();
    await page.goto('/alerts');
    const row = page.locator('.alerts-rows').getByRole('listitem').first();
    const box = await row.boundingBox();
    await bell(page, 1).waitFor();
    await ben.caller.alerts.markAllRead();
    await bell(page, 0).waitFor();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 10);
    await gift();
    await bell(page, 1).waitFor();
    await page.clock.runFor(5_000);
    await tell(shop.app.services, sample('refund', ben.me.id, ada.me.id, {}));
    // Had the first been read, it would be one.
    await bell(page, 2).waitFor();
    await page.mouse.move((box?.x ?? 0) + 220, (box?.y ?? 0) + 12);
    await page.clock.runFor(5_000);
    await bell(page, 1).waitFor();
  });
});
