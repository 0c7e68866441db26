// What stands before the page's own script runs: drawn where the page will put it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { openShop, type Shop } from './support/shop.ts';

/** What is said and where it stands, from the newest up; places in pixels: its left and its lower edge. */
const said = (page: Page) =>
  page.locator('.msg .text').evaluateAll((texts) =>
    texts.reverse().map((text) => {
      const { left, bottom } = text.getBoundingClientRect();
      return [text.textContent, Math.round(left), Math.round(bottom)];
    }),
  );

describe('the first paint', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it.each([
    [390, 844],
    [1280, 800],
  ])(
    'UI-26: at %i × %i what was said in a room stands in its place before the script has come, as text',
    async (width, height) => {
      const [ada, ben] = [await shop.app.member(), await shop.app.member()];
      const roomId = await makeRoomOf(shop.app, ada, ben);
      await sendAll(shop.app, ada, roomId, 'first', '<b>bold</b> & "so"', 'third');
      await sendAll(
        shop.app,
        ben,
        roomId,
        'Words enough that they need a second line on a phone, in the first paint too.',
      );
      const { page } = await shop.person({ cookie: ada.cookie });
      await page.setViewportSize({ width, height });
      let letGo = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route('**/assets/app-*.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(`/rooms/${roomId}`, { waitUntil: 'commit' });
      await page.locator('.first-paint .msg .text').nth(3).waitFor();
      const early = await said(page);
      expect(early).toHaveLength(4);
      letGo();
      await page.getByPlaceholder('Say something to everyone').waitFor();
      expect(await page.locator('.first-paint').count()).toBe(0);
      await expect.poll(() => said(page)).toEqual(early);
    },
  );

  it('UI-350: what the first paint shows of a room stays until the page has drawn the room', async () => {
    const ada = await shop.app.member();
    const roomId = await makeRoomOf(shop.app, ada);
    await sendAll(shop.app, ada, roomId, 'first', 'second');
    const { page } = await shop.person({ cookie: ada.cookie, width: 390, height: 844 });
    // Looks at every frame from the first that shows what was said.
    await page.addInitScript(() => {
      const seen = { frames: 0, without: 0 };
      Object.assign(window, { seen });
      const look = () => {
        const texts = document.querySelectorAll('.msg .text').length;
        if (texts > 0 || seen.frames > 0) seen.frames += 1;
        if (texts === 0 && seen.frames > 0) seen.without += 1;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(`/rooms/${roomId}`);
    await page.getByPlaceholder('Say something to everyone').waitFor();
    const seen = await page.evaluate(
      () => (window as unknown as { seen: { frames: number; without: number } }).seen,
    );
    expect(seen.frames).toBeGreaterThan(0);
    expect(seen.without).toBe(0);
  });

  it('UI-155: on a phone a room draws no list of rooms and no dock; turned wide it does', async () => {
    const ada = await shop.app.member();
    const roomId = await makeRoomOf(shop.app, ada);
    const { page } = await shop.person({ cookie: ada.cookie, width: 390, height: 844 });
    await page.goto(`/rooms/${roomId}`);
    await page.getByPlaceholder('Say something to everyone').waitFor();
    expect(await page.locator('nav.rooms, .dock').count()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('nav.rooms').waitFor();
    await page.locator('.dock').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.locator('nav.rooms, .dock').count()).toBe(0);
    await page.getByRole('link', { name: 'Back to the rooms' }).click();
    await page.locator('main nav.rooms').waitFor();
  });

  it('UI-309: among the people of a room one is online oneself', async () => {
    const ada = await shop.app.member();
    const roomId = await makeRoomOf(shop.app, ada);
    const { page } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/rooms/${roomId}`);
    const line = page.locator('.dock li', { hasText: ada.me.nickname });
    await line.getByRole('img', { name: 'Online' }).waitFor();
    // A socket that is just being opened would open all the same: what comes late comes after that.
    await page.locator('.dock-me .status-button').waitFor();
    await page.context().setOffline(true);
    await line.getByRole('img', { name: 'Offline' }).waitFor();
  });

  it('UI-26: a guest at the door of a room sees nothing of it', async () => {
    const ada = await shop.app.member();
    const roomId = await makeRoomOf(shop.app, ada);
    await sendAll(shop.app, ada, roomId, 'between us');
    const { page } = await shop.person({});
    await page.goto(`/rooms/${roomId}`);
    await page.locator('.talk-door').waitFor();
    expect(await page.content()).not.toContain('between us');
  });
});
