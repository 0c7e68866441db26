// Who is signed in changes behind a page's back: nothing is done in another's name, and the page shows who is there.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './support/shop.ts';

const field = (page: Page) => page.getByPlaceholder('Say something to everyone');

/** Whom the head of the dock names; null for a guest. */
const shownMember = async (page: Page) =>
  (await page.locator('.dock-me b').count()) === 0 ? null : page.locator('.dock-me b').first().textContent();

async function goOffline({ page, context }: { page: Page; context: BrowserContext }) {
  // A socket that is just being opened would open all the same: what comes late comes after that.
  await page.locator('.dock-me .status-button').waitFor();
  await context.setOffline(true);
  await page.getByText('Offline. You can read and write', { exact: false }).first().waitFor();
}

describe('the session', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const giveCookie = async (context: BrowserContext, cookie: string) => {
    const [name = '', value = ''] = cookie.split('=', 2);
    await context.addCookies([{ name, value, url: shop.app.url, httpOnly: true, sameSite: 'Lax' }]);
  };
  const room = async (nickname: string, title: string) => {
    const host = await shop.app.member({ nickname });
    const { roomId } = await host.caller.chat.createRoom({
      title,
      capacity: 9,
      key: shop.app.services.newId(),
    });
    return { host, roomId };
  };
  const stored = (body: string) =>
    shop.app.services.database.sql<{ author: string }[]>`
      select author_id as author from messages where body = ${body}`;

  it('UI-107: what one member wrote offline is never sent as another who signed in meanwhile', async () => {
    const { host, roomId } = await room('Una', 'Two at one desk');
    const second = await shop.app.member({ nickname: 'Dua' });
    // Both may write in the room: only the name decides.
    await second.caller.chat.joinRoom({ roomId });
    const { page, context } = await shop.person({ cookie: host.cookie });
    await page.goto(`/rooms/${roomId}`);
    await field(page).waitFor();

    await goOffline({ page, context });
    await field(page).fill('signed by Una');
    await page.keyboard.press('Enter');
    await page.getByText('Goes out when you are back').first().waitFor();

    await giveCookie(context, second.cookie);
    await context.setOffline(false);
    // The page becomes the other member's, and what they write goes out under their name.
    await expect.poll(() => shownMember(page)).toBe('Dua');
    await expect.poll(() => page.getByText('Goes out when you are back').count()).toBe(0);
    await field(page).fill('signed by Dua');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('signed by Dua')).toEqual([{ author: second.me.id }]);
    expect(await stored('signed by Una')).toEqual([]);

    // It has waited for its author.
    await giveCookie(context, host.cookie);
    await page.reload();
    await expect.poll(() => stored('signed by Una')).toEqual([{ author: host.me.id }]);
  });

  it('UI-108: a page that was away while its session ended becomes a guest’s', async () => {
    const { host, roomId } = await room('Tria', 'Closing time');
    const { page, context } = await shop.person({ cookie: host.cookie });
    await page.goto(`/rooms/${roomId}`);
    await field(page).waitFor();
    await goOffline({ page, context });
    await shop.app.services.database.sql`delete from sessions where member_id = ${host.me.id}`;
    await context.setOffline(false);
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await expect.poll(() => field(page).count()).toBe(0);
    await expect.poll(() => shownMember(page)).toBeNull();
  });

  it('ACC-146: a tab that closes leaves the other one signed in, online and told', async () => {
    const { host, roomId } = await room('Quin', 'Two tabs');
    const guest = await shop.app.member({ nickname: 'Sexta' });
    await guest.caller.chat.joinRoom({ roomId });
    const { page, context } = await shop.person({ cookie: host.cookie });
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.bringToFront();
      await tab.goto(`/rooms/${roomId}`);
      await field(tab).waitFor();
    }
    const { presence } = shop.app.services;
    await expect.poll(() => presence.online([host.me.id])).toEqual(new Set([host.me.id]));
    await page.close();
    const key = shop.app.services.newId();
    await guest.caller.chat.send({ roomId, body: 'are you still there', key });
    await other.getByText('are you still there').first().waitFor();
    await expect.poll(() => shownMember(other)).toBe('Quin');
    expect(await presence.online([host.me.id])).toEqual(new Set([host.me.id]));
    await other.reload();
    await field(other).waitFor();
    await expect.poll(() => shownMember(other)).toBe('Quin');
  });
});
