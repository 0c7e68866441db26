// Where drawers stand, at a desk and on a phone.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoom, sendAll } from '../server/testing/rooms.ts';
import { openShop, type Shop } from './support/shop.ts';

/** Where it stands once it has come, in whole pixels. */
const boxOf = async (drawer: Locator) => {
  await expect.poll(() => drawer.getAttribute('data-starting-style')).toBe(null);
  return drawer.evaluate(async (element) => {
    await Promise.all(element.getAnimations().map(({ finished }) => finished));
    const { left, right, top, bottom, height } = element.getBoundingClientRect();
    const { clientWidth: width, clientHeight } = document.documentElement;
    const rest = { left, right: width - right, top, bottom: clientHeight - bottom, height };
    return Object.fromEntries(Object.entries(rest).map(([side, pixels]) => [side, Math.round(pixels)]));
  });
};
type Box = { left: number; right: number; top: number; bottom: number; height: number };
const standsAt = async (drawer: Locator) => (await boxOf(drawer)) as Box;

describe('drawers', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** A host in a room with two pins, on a screen. */
  const host = async (nickname: string, width: number, height: number) => {
    const who = await shop.app.member({ nickname });
    const roomId = await makeRoom(shop.app, who, { title: 'Drawn' });
    for (const { number } of await sendAll(shop.app, who, roomId, 'one', 'two')) {
      await who.caller.chat.pinMessage({ roomId, number, on: true });
    }
    const person = await shop.person({ cookie: who.cookie, width, height });
    await person.page.goto(`/rooms/${roomId}`);
    return person;
  };
  const openPins = async (page: Page) => {
    await page.getByRole('button', { name: '2 pinned messages' }).click();
    const pins = page.getByRole('dialog', { name: 'Pinned' });
    await pins.getByText('one', { exact: true }).waitFor();
    return pins;
  };
  const openSettings = async (page: Page) => {
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: 'Room and notices' }).click();
    return page.getByRole('dialog', { name: 'Room and notices' });
  };
  /** Under each tab of the settings of a room: of different lengths, but not for the drawer. */
  const underTabs = async (drawer: Locator) => {
    const boxes: Box[] = [];
    for (const name of ['Notices', 'Settings', 'Banned', 'Links', 'Log']) {
      await drawer.getByRole('tab', { name }).click();
      await drawer.getByRole('tab', { name, selected: true }).waitFor();
      boxes.push(await standsAt(drawer));
    }
    return boxes;
  };

  it('UI-493: at a desk it stands in the middle, and under tabs as it was', async () => {
    const { page, problems } = await host('Deskward', 1280, 900);
    const pins = await openPins(page);
    const low = await standsAt(pins);
    expect([low.left - low.right, low.top - low.bottom].map(Math.abs).every((off) => off <= 1)).toBe(true);
    await shop.shoot(page, 'drawer-desk');
    await page.keyboard.press('Escape');
    const boxes = await underTabs(await openSettings(page));
    const [first] = boxes;
    if (!first) throw new Error('There are no tabs.');
    expect(boxes).toEqual(boxes.map(() => first));
    expect([first.left - first.right, first.top - first.bottom].map(Math.abs).every((off) => off <= 1)).toBe(
      true,
    );
    // What is short does not stretch.
    expect(low.height).toBeLessThan(first.height);
    await shop.shoot(page, 'drawer-desk-tabs');
    await page.setViewportSize({ width: 1280, height: 500 });
    expect((await standsAt(page.getByRole('dialog', { name: 'Room and notices' }))).top).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it('UI-493: on a phone it rises from the foot of the page', async () => {
    const { page, problems } = await host('Phoneward', 390, 844);
    expect(await standsAt(await openPins(page))).toMatchObject({ left: 0, right: 0, bottom: 0 });
    await page.keyboard.press('Escape');
    const boxes = await underTabs(await openSettings(page));
    expect(boxes[0]).toMatchObject({ left: 0, right: 0, bottom: 0 });
    expect(boxes).toEqual(boxes.map(() => boxes[0]));
    await shop.shoot(page, 'drawer-phone-tabs');
    expect(problems).toEqual([]);
  });
});
