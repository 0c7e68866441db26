// What one writes is never lost: not when the page dies, not without a database, not beside another page, and not while
// the part of the page that speaks to the server live is still on its way.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { openShop, type Shop } from './support/shop.ts';

const field = (page: Page) => page.getByPlaceholder('Say something to everyone');
const row = (page: Page, body: string) => page.locator('article.msg', { hasText: body });

async function say(page: Page, body: string) {
  await field(page).fill(body);
  await page.keyboard.press('Enter');
}

describe('the outbox', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  async function room() {
    const [ada, ben] = [await shop.app.member(), await shop.app.member()];
    const roomId = await makeRoomOf(shop.app, ada, ben);
    const person = await shop.person({ cookie: ada.cookie });
    const stored = async () => {
      const { items } = (await ben.caller.chat.room({ roomId })).messages;
      return items.map(({ body }) => body);
    };
    return { ...person, ada, ben, roomId, path: `/rooms/${roomId}`, stored };
  }

  /** With everything the page fetches late, as it must be before the network goes. */
  async function whole(page: Page, path: string) {
    await page.goto(path);
    await field(page).waitFor();
    await page.locator('.dock-me .status-button:visible').waitFor();
  }

  it('CHAT-240: what stands in the timeline outlives the page that dies at once, and goes out once', async () => {
    const { page, context, path, stored } = await room();
    await whole(page, path);
    await context.setOffline(true);
    const bodies = ['last words one', 'last words two', 'last words three'];
    for (const body of bodies) {
      await say(page, body);
      await row(page, body).waitFor();
    }
    const crashed = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(path);
    for (const body of bodies) await row(again, body).waitFor();
    await expect.poll(stored).toEqual(bodies);
    await expect.poll(() => again.locator('article.msg').count()).toBe(bodies.length);
  });

  it('CHAT-241: what lay in the older place is carried over once, in order', async () => {
    const { page, path, ada, roomId, stored } = await room();
    const old = ['from before', 'and after it'].map((body, index) => ({
      key: shop.app.services.newId(),
      roomId,
      body,
      createdAt: 1_700_000_000_000 + index,
      afterNumber: 0,
      tries: 0,
    }));
    const name = `lobby.outbox.${ada.me.id}`;
    await page.route('**/healthz', (route) => route.fulfill({ contentType: 'text/html', body: '<p></p>' }));
    await page.goto('/healthz');
    await page.evaluate(([key, text]) => localStorage.setItem(key ?? '', text ?? ''), [
      name,
      JSON.stringify(old),
    ] as const);
    await page.goto(path);
    await row(page, 'from before').waitFor();
    await expect.poll(stored).toEqual(['from before', 'and after it']);
    expect(await page.evaluate((key) => localStorage.getItem(key), name)).toBeNull();
    await page.reload();
    await row(page, 'and after it').waitFor();
    expect(await page.locator('article.msg').count()).toBe(2);
  });

  it('CHAT-242: where the browser has no database a message waits in its page, and says that it would be lost with it', async () => {
    const { page, context, path, stored } = await room();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('not here', 'SecurityError');
      };
    });
    await whole(page, path);
    await context.setOffline(true);
    await say(page, 'held in hand');
    await row(page, 'held in hand').getByText('Only in this tab').waitFor();
    await shop.shoot(page, 'outbox.not-kept');
    await context.setOffline(false);
    await expect.poll(stored).toEqual(['held in hand']);
    await row(page, 'held in hand').getByText('Only in this tab').waitFor({ state: 'detached' });
    expect(await page.locator('article.msg').count()).toBe(1);
  });

  it('CHAT-243: what one page takes back is gone from the other, and is not sent by it', async () => {
    const { page, context, path, stored } = await room();
    await cutSending(context);
    await whole(page, path);
    await say(page, 'thought better of');
    await say(page, 'still meant');
    await row(page, 'still meant').waitFor();
    const other = await context.newPage();
    await whole(other, path);
    await row(other, 'thought better of').waitFor();
    await context.setOffline(true);
    await row(page, 'thought better of').getByRole('button', { name: 'Take back' }).click();
    await row(other, 'thought better of').waitFor({ state: 'detached' });
    await row(other, 'still meant').waitFor();
    await context.unrouteAll();
    await context.setOffline(false);
    await expect.poll(stored).toEqual(['still meant']);
    await expect.poll(() => other.locator('article.msg').count()).toBe(1);
    await expect.poll(() => page.locator('article.msg').count()).toBe(1);
  });

  it('UI-420: the page draws a room without what speaks to the server live, and begins anew when that could not be had', async () => {
    const { page, context, path, ben, roomId, stored } = await room();
    await ben.caller.chat.send({ roomId, body: 'already said', key: shop.app.services.newId() });
    await context.route(/assets\/live-|healthz/, (route) => route.abort());
    await page.goto(path);
    await row(page, 'already said').waitFor();
    await page.getByText(/Finding the way back, try/).waitFor();
    await say(page, 'waits for the way out');
    await row(page, 'waits for the way out').waitFor();
    await context.unrouteAll();
    await expect.poll(stored).toEqual(['already said', 'waits for the way out']);
    await ben.caller.chat.send({ roomId, body: 'said live', key: shop.app.services.newId() });
    await row(page, 'said live').waitFor();
    expect(await page.locator('article.msg').count()).toBe(3);
  });
});

/** The server is there but for what is sent to it. */
const cutSending = (context: BrowserContext) => context.route('**/trpc/chat.send*', (route) => route.abort());
