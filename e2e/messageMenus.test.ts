// The menu of a message: by keyboard, by its button, and by a long press on a phone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendAll } from '../server/testing/rooms.ts';
import { choose, log, meetingsIn, message } from './support/messages.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('menus of messages', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const { meet } = meetingsIn(() => shop);

  it('UI-304: smileys chosen from the menu of a message stand by it', async () => {
    const { ada, ben, roomId, path } = await meet('Smila', 'Yoko');
    await sendAll(shop.app, ben.who, roomId, 'over here');
    await ada.page.goto(path);
    await choose(ada.page, 'over here', 'Add a smiley');
    const picker = ada.page.getByRole('dialog', { name: 'Smileys' });
    await picker.waitFor();
    const right = async (part: typeof picker) => {
      const box = await part.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    const row = message(ada.page, 'over here');
    await expect.poll(async () => Math.abs((await right(picker)) - (await right(row)))).toBeLessThan(60);
    expect(ada.problems).toEqual([]);
  });

  it('UI-304: by keyboard alone one walks over messages and uses their menu', async () => {
    const { ada, roomId, path } = await meet('Cleo', 'Dov');
    await sendAll(shop.app, ada.who, roomId, 'one', 'two', 'three');
    await ada.page.goto(path);
    await message(ada.page, 'three').waitFor();
    await message(ada.page, 'three').focus();
    await ada.page.keyboard.press('ArrowUp');
    await ada.page.waitForFunction(() => document.activeElement?.textContent?.includes('two'));
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menu').waitFor();
    await ada.page.keyboard.press('Escape');
    await ada.page.waitForFunction(() => document.activeElement?.textContent?.includes('two'));
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Delete' }).focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await log(ada.page).getByText('This message was deleted').waitFor();
  });

  it.each([
    ['message', 'Standup', 'Sitdown'],
    ['whisper', 'Standin', 'Sitter'],
  ])(
    'UI-304: the menu that the button of a %s opens stays by it and gives the focus back',
    async (what, first, second) => {
      const { ada, ben, roomId, path } = await meet(first, second);
      const whisperTo = what === 'whisper' ? { whisperTo: ada.who.me.id } : {};
      const key = shop.app.services.newId();
      await ben.who.caller.chat.send({ roomId, body: 'over here', key, ...whisperTo });
      const { page } = ada;
      await page.goto(path);
      const row = log(page).getByRole('article').filter({ hasText: 'over here' });
      const more = row.getByRole('button', { name: 'More', exact: true });
      const menu = page.getByRole('menu');
      const hasFocus = () => row.evaluate((element) => element.contains(document.activeElement));
      /** How far the menu is from the right end of its message. */
      const away = async () => {
        const [over, under] = [await menu.boundingBox(), await row.boundingBox()];
        return Math.abs((over?.x ?? 0) + (over?.width ?? 0) - (under?.x ?? 0) - (under?.width ?? 0));
      };
      await row.focus();
      await more.press('Enter');
      await menu.waitFor();
      await expect.poll(() => more.count()).toBe(0);
      expect(await away()).toBeLessThan(60);
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      await expect.poll(hasFocus).toBe(true);
      // And with the pointer, which leaves the message for the menu.
      await row.hover();
      await more.click();
      await menu.getByRole('menuitem', { name: 'Report…' }).hover();
      expect(await away()).toBeLessThan(60);
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      await expect.poll(hasFocus).toBe(true);
      expect(ada.problems).toEqual([]);
    },
  );

  it('UI-305: a long press on a phone opens the menu of a message', async () => {
    const { ada, roomId, path } = await meet('Enno', 'Fay', { width: 390, height: 844 });
    await sendAll(shop.app, ada.who, roomId, 'press me');
    await ada.page.goto(path);
    const box = await message(ada.page, 'press me').locator('.text').boundingBox();
    const session = await ada.context.newCDPSession(ada.page);
    const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 8 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await ada.page.getByRole('menu').waitFor();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await ada.page.getByRole('menuitem', { name: 'Edit' }).click();
    await ada.page.getByRole('textbox', { name: 'Editing your message' }).waitFor();
  });
});
