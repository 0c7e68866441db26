// Where games stand: what is seen, listed and sold of them in each state.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GameState, gameStates, nextStates } from '../../../shared/gameStates.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { fund } from '../../testing/money.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';
import { setGameState } from './commands.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });

describe('the states of games', () => {
  let app: TestApp;
  let ids: Record<GameState, string>;
  beforeAll(async () => {
    app = await startTestApp();
    await stockShelves(
      app.services,
      [{ slug: 'shelf' }],
      [{ slug: 'states', names: { en: 'States', ko: '상태', zh: '状态' } }],
    );
    const stock = gameStates.map((state) => ({
      slug: `zebra-${state}`,
      title: `Zebra ${state}`,
      state,
      categories: ['shelf'],
      tags: ['states'],
      prices: { KRW: 1_000, USD: 100 },
    }));
    ids = Object.fromEntries(
      Object.entries(await stockGames(app.services, stock)).map(([slug, id]) => [slug.slice(6), id]),
    ) as Record<GameState, string>;
  });
  afterAll(() => app.close());

  const listed = ['zebra-coming', 'zebra-early', 'zebra-released'];

  it('STORE-76: lists, searches and counts hold announced, early and released games, and no others', async () => {
    const { store } = app.guest().caller;
    for (const input of [{}, { q: 'zebra' }, { category: 'shelf' }, { tag: 'states' }]) {
      const { items, total } = await store.games({ ...input, sort: 'name' });
      expect(items.map(({ slug }) => slug)).toEqual(listed);
      expect(total).toBe(3);
    }
    for (const input of [{}, { q: 'zebra' }]) {
      const facets = await store.facets(input);
      expect(facets.tags).toMatchObject([{ slug: 'states', games: 3 }]);
      expect(facets.categories).toEqual([{ slug: 'shelf', games: 3 }]);
      expect(facets.systems).toMatchObject({ windows: 3 });
      expect(facets.prices).toMatchObject({ unsold: 1 });
    }
    expect(await store.categories({})).toMatchObject([{ slug: 'shelf', games: 3 }]);
  });

  it('STORE-77: a draft is nowhere: not by address, id, picture, wish, cart or purchase', async () => {
    const { caller, me } = await app.member({ country: 'KR' });
    await fund(app.services, me, 5_000);
    const id = ids.draft;
    const buy = {
      items: [{ gameId: id, price: 1_000 }],
      currency: 'KRW' as const,
      key: app.services.newId(),
    };
    for (const call of [
      () => caller.store.game({ id }),
      () => caller.store.game({ id: 'zebra-draft' }),
      () => caller.store.reviews({ gameId: id }),
      () => caller.store.wish({ gameId: id }),
      () => caller.store.addToCart({ gameId: id }),
      () => caller.wallet.buy(buy),
    ]) {
      await expect(call()).rejects.toEqual(code('GAME_NOT_FOUND'));
    }
    expect(await caller.store.gamesByIds({ ids: [id] })).toEqual([]);
    const art = (slug: string) => fetch(`${app.url}/art/wide/${slug}.640.webp`);
    expect((await art('zebra-draft')).status).toBe(404);
    expect((await art('zebra-coming')).status).toBe(200);
  });

  it('STORE-78: what is announced or no longer sold has a page and no price, and can be wished but not bought', async () => {
    const { caller, me } = await app.member({ country: 'KR' });
    await fund(app.services, me, 5_000);
    for (const state of ['coming', 'delisted'] as const) {
      const gameId = ids[state];
      expect(await caller.store.game({ id: gameId })).toMatchObject({ state, price: null });
      await caller.store.wish({ gameId });
      const items = [{ gameId, price: 1_000 }];
      const key = app.services.newId();
      await expect(caller.wallet.buy({ items, currency: 'KRW', key })).rejects.toEqual(code('NOT_FOR_SALE'));
    }
    const gameId = ids.early;
    expect(await caller.store.game({ id: gameId })).toMatchObject({
      state: 'early',
      price: { now: { amount: 1_000 } },
    });
    await caller.wallet.buy({
      items: [{ gameId, price: 1_000 }],
      currency: 'KRW',
      key: app.services.newId(),
    });
  });

  it('STORE-79: a step that is not allowed changes nothing and names both states; counts follow a step at once', async () => {
    const { database } = app.services;
    for (const from of gameStates) {
      for (const to of gameStates) {
        const slug = `step-${from}-${to}`;
        await stockGames(app.services, [{ slug, state: from }]);
        const step = setGameState(database, slug, to);
        if (to === from || nextStates[from].includes(to)) await step;
        else await expect(step).rejects.toMatchObject({ appCode: 'GAME_STATE', params: { from, to } });
        const [row] = await database.sql`select state from games where slug = ${slug}`;
        expect(row?.['state']).toBe(to === from || nextStates[from].includes(to) ? to : from);
      }
    }
    await expect(setGameState(database, 'no-such-game', 'released')).rejects.toEqual(code('GAME_NOT_FOUND'));
    const { store } = app.guest().caller;
    const before = (await store.games({ tag: 'states' })).total;
    await setGameState(database, ids.coming, 'delisted');
    expect((await store.games({ tag: 'states' })).total).toBe(before - 1);
    expect((await store.facets({})).tags).toMatchObject([{ games: before - 1 }]);
  });
});
