// The messages of a room as a test finds them on its page, and two people who are in one.
import type { Page } from 'playwright-core';
import { makeRoomOf } from '../../server/testing/rooms.ts';
import type { PersonOptions, Shop } from './shop.ts';

export const log = (page: Page) => page.getByRole('region', { name: 'Messages' });
export const message = (page: Page, text: string) =>
  log(page)
    .locator('article')
    .filter({ has: page.locator('.text', { hasText: text }) });
export const composer = (page: Page) => page.getByPlaceholder('Say something to everyone');

/** Opens the menu of a message with the pointer and presses one of its items. */
export async function choose(page: Page, text: string, item: string) {
  await message(page, text).hover();
  await message(page, text).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** How two people meet in a room. @param shop once it is open */
export function meetingsIn(shop: () => Shop) {
  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop().app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop().person({ ...options, cookie: who.cookie })), who };
  };
  const meet = async (first: string, second: string, options: PersonOptions = {}) => {
    const [ada, ben] = [await member(first, options), await member(second, options)];
    const roomId = await makeRoomOf(shop().app, ada.who, ben.who);
    const path = `/rooms/${roomId}`;
    return { ada, ben, roomId, path };
  };
  return { meet };
}
