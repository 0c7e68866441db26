// Links to games in messages: cards with the price of now, one call for a page, wishing and buying from there.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const cards = (page: Page) => page.locator('.log .linked-game:not([aria-busy])');

describe('games that messages link to', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());
  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };
  /** Some that are sold, dearest first. */
  const stocked = async (count: number) => {
    const rows = await shop.app.services.database.sql<{ slug: string; id: string; title: string }[]>`
      select slug, id, title from games join prices on game_id = games.id and currency = 'USD' and amount > 0
      where sold and state = 'released' order by amount desc, id limit ${count}`;
    return [...rows];
  };
  const link = (slug: string) => `${shop.app.url}/game/${slug}`;

  it('UI-386: all links of a page of history are asked for at once, and one that is gone says so', async () => {
    const ada = await member('Linker');
    const roomId = await makeRoomOf(shop.app, ada.who);
    const games = await stocked(6);
    await sendAll(
      shop.app,
      ada.who,
      roomId,
      ...games.map(({ slug }) => `look: ${link(slug)}`),
      `old one ${link('no-such-game-any-more')}`,
      `hidden ||${link(games[0]?.slug ?? '')}||`,
      'https://elsewhere.example/game/one',
    );
    const calls: string[] = [];
    ada.page.on('request', (request) => {
      if (request.url().includes('store.linkedGames')) calls.push(request.url());
    });
    await ada.page.goto(`/rooms/${roomId}`);
    await expect.poll(() => cards(ada.page).count()).toBe(7);
    await ada.page.getByText('This game is no longer here').waitFor();
    for (const { title } of games)
      await cards(ada.page).getByRole('link', { name: title, exact: true }).waitFor();
    expect(calls).toHaveLength(1);
    expect(ada.problems).toEqual([]);
  });

  it('UI-386: from its card a game is wished for and bought, and one that is owned says so', async () => {
    const ada = await member('Buyer');
    const roomId = await makeRoomOf(shop.app, ada.who);
    const [bought, owned] = await stocked(2);
    if (!bought || !owned) throw new Error('the shop is empty');
    await shop.app.services.database.sql`
      insert into entitlements (member_id, game_id, at) values (${ada.who.me.id}, ${owned.id}, now())`;
    await ada.page.goto(`/rooms/${roomId}`);
    await sendAll(shop.app, ada.who, roomId, link(bought.slug), link(owned.slug));
    await cards(ada.page).getByText('In your library').waitFor();
    const card = cards(ada.page).filter({ hasText: bought.title });
    const heart = card.locator('button[aria-pressed]');
    await heart.click();
    await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('true');
    const wished = async () =>
      (await ada.who.caller.store.wishlist({ limit: 100 })).items.map(({ id }) => id);
    await expect.poll(wished).toEqual([bought.id]);
    await card.getByRole('button', { name: `Buy ${bought.title}` }).click();
    await ada.page.waitForURL(/\/cart\?only=/);
    await ada.page.getByText(bought.title).first().waitFor();
  });

  it.each(looks)('UI-387: $name, the cards fit and complain of nothing', async ({ name, options }) => {
    const ada = await member(`Cards${name.replace(/[^a-z]/g, '')}`, options);
    const roomId = await makeRoomOf(shop.app, ada.who);
    const [first, second] = await stocked(2);
    await sendAll(shop.app, ada.who, roomId, `${link(first?.slug ?? '')} ${link(second?.slug ?? '')}`);
    await sendAll(shop.app, ada.who, roomId, `and this? ${link('gone-game')}`);
    await ada.page.goto(`/rooms/${roomId}`);
    await expect.poll(() => cards(ada.page).count()).toBe(3);
    await inspectNow(shop, ada, 'linked', options);
    expect(ada.problems).toEqual([]);
  });
});
