// Game pages, wishes and reviews, by callers over a real database.
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviews } from '../../../drizzle/schema/reviews.ts';
import { games, wishes } from '../../../drizzle/schema/store.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';

let app: TestApp;
let ids: Record<string, string>;
const idOf = (slug: string) => ids[slug] ?? '';
const nowhere = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  app = await startTestApp();
  await stockShelves(
    app.services,
    [{ slug: 'all' }, { slug: 'action' }, { slug: 'stealth', parent: 'action' }],
    [
      { slug: 'co-op', names: { en: 'Co-op', ko: '협동', zh: '合作' } },
      { slug: 'cats', names: { en: 'Cats', ko: '고양이', zh: '猫' } },
    ],
  );
  ids = await stockGames(app.services, [
    {
      slug: 'anvil',
      title: 'Anvil',
      titles: { ko: '모루' },
      publisher: 'Cinder Yard',
      categories: ['all', 'action', 'stealth'],
      tags: ['cats', 'co-op'],
      prices: { KRW: 10_000, USD: 999, CNY: 4_800 },
      reviews: 20,
      positive: 17,
      downloads: 300,
    },
    ...Array.from({ length: 12 }, (_, index) => ({ slug: `game-${index}`, prices: { USD: 100 } })),
  ]);
});
afterAll(() => app.close());

const notSignedIn = expect.objectContaining({ appCode: 'NOT_SIGNED_IN' });
const guest = () => app.guest().caller.store;

describe('a game', () => {
  it('STORE-10: is found by id and by slug, with all its page shows', async () => {
    const game = await guest().game({ id: 'anvil' });
    expect(game).toEqual({
      id: idOf('anvil'),
      slug: 'anvil',
      state: 'released',
      title: 'Anvil',
      short: 'anvil short en',
      long: 'anvil long en',
      publisher: { id: expect.any(String), name: 'Cinder Yard' },
      tags: [
        { slug: 'cats', name: 'Cats' },
        { slug: 'co-op', name: 'Co-op' },
      ],
      categories: [
        { slug: 'stealth', name: 'stealth' },
        { slug: 'all', name: 'all' },
        { slug: 'action', name: 'action' },
      ],
      systems: ['windows', 'linux'],
      languages: ['en', 'ko'],
      requirements: [],
      media: [
        { kind: 'trailer', width: 1280, height: 720 },
        { kind: 'picture', number: 1, width: 1280, height: 720, upload: null },
        { kind: 'picture', number: 2, width: 1280, height: 720, upload: null },
        { kind: 'picture', number: 3, width: 1280, height: 720, upload: null },
      ],
      releasedAt: expect.any(Number),
      price: { now: { amount: 999, currency: 'USD' }, was: null, percent: null, until: null },
      rating: { positive: 17, total: 20, percent: 85, band: 'loved' },
      downloads: 300,
      wishes: 0,
      copy: null,
      wished: false,
    });
    expect(await guest().game({ id: idOf('anvil') })).toEqual(game);
    expect(await guest().game({ id: idOf('anvil').toUpperCase() })).toEqual(game);
    const korean = await guest().game({ id: 'anvil', language: 'ko' });
    expect([korean.title, korean.long, korean.tags[0]?.name]).toEqual(['모루', 'anvil long ko', '고양이']);
    for (const id of [nowhere, 'no-such-game']) {
      await expect(guest().game({ id })).rejects.toMatchObject({ appCode: 'GAME_NOT_FOUND' });
    }
    await expect(guest().game({ id: "x'; drop table games" })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('STORE-11: cards come in the order asked, once each, without what does not exist', async () => {
    const asked = [idOf('game-3'), nowhere, idOf('game-1'), idOf('game-3')];
    const cards = await guest().gamesByIds({ ids: asked });
    expect(cards.map(({ slug }) => slug)).toEqual(['game-3', 'game-1']);
    expect(await guest().gamesByIds({ ids: [] })).toEqual([]);
    await expect(guest().gamesByIds({ ids: Array(101).fill(nowhere) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('wishes', () => {
  const counted = async (slug: string) => {
    const { db } = app.services.database;
    const [game] = await db
      .select()
      .from(games)
      .where(eq(games.id, idOf(slug)));
    const [rows] = await db
      .select({ count: count() })
      .from(wishes)
      .where(eq(wishes.gameId, idOf(slug)));
    expect(game?.wishes).toBe(rows?.count);
    return game?.wishes;
  };

  it('STORE-12: are idempotent both ways', async () => {
    const { caller } = await app.member();
    const gameId = idOf('game-0');
    for (let again = 0; again < 3; again += 1) {
      expect(await caller.store.wish({ gameId })).toEqual({ wished: true });
      expect(await counted('game-0')).toBe(1);
    }
    expect((await caller.store.game({ id: gameId })).wished).toBe(true);
    expect((await guest().game({ id: gameId })).wished).toBe(false);
    for (let again = 0; again < 3; again += 1) {
      expect(await caller.store.unwish({ gameId })).toEqual({ wished: false });
      expect(await counted('game-0')).toBe(0);
    }
  });

  it('STORE-12: count right under fifty members who wish and take back at once', async () => {
    const callers = await Promise.all(Array.from({ length: 50 }, async () => (await app.member()).caller));
    const gameId = idOf('game-1');
    await Promise.all(callers.flatMap(({ store }) => [store.wish({ gameId }), store.wish({ gameId })]));
    expect(await counted('game-1')).toBe(50);
    await Promise.all(
      callers.flatMap(({ store }, index): Promise<unknown>[] =>
        index % 2 ? [store.unwish({ gameId }), store.unwish({ gameId })] : [store.wish({ gameId })],
      ),
    );
    expect(await counted('game-1')).toBe(25);
    await Promise.all(callers.flatMap(({ store }) => [store.unwish({ gameId }), store.wish({ gameId })]));
    await counted('game-1');
  });

  it('STORE-12: refuse a game that does not exist', async () => {
    const { caller } = await app.member();
    await expect(caller.store.wish({ gameId: nowhere })).rejects.toMatchObject({ appCode: 'GAME_NOT_FOUND' });
    expect(await caller.store.unwish({ gameId: nowhere })).toEqual({ wished: false });
  });

  it('STORE-13: are their member’s own, the newest first, in pages', async () => {
    const [me, other] = [await app.member(), await app.member()];
    await other.caller.store.wish({ gameId: idOf('anvil') });
    expect(await me.caller.store.wishlist()).toEqual({ items: [], nextCursor: null });
    for (let index = 0; index < 7; index += 1) {
      await me.caller.store.wish({ gameId: idOf(`game-${index}`) });
    }
    const expected = [6, 5, 4, 3, 2, 1, 0].map((index) => `game-${index}`);
    // Wishes of one millisecond are ordered by game, so the order is compared by time.
    const whole = await me.caller.store.wishlist();
    expect(whole.items.map(({ slug }) => slug).sort()).toEqual([...expected].sort());
    const times = whole.items.map(({ wishedAt }) => wishedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(whole.items.every(({ wished }) => wished)).toBe(true);

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof whole = await me.caller.store.wishlist({ cursor, limit: 2 });
      seen.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    } while (cursor && seen.length < 20);
    expect(seen).toEqual(whole.items.map(({ slug }) => slug));
    expect((await other.caller.store.wishlist()).items.map(({ slug }) => slug)).toEqual(['anvil']);
    await expect(me.caller.store.wishlist({ cursor: 'rubbish' })).rejects.toMatchObject({
      appCode: 'BAD_CURSOR',
    });
    // Taking back what only somebody else wishes for changes nothing for them.
    await me.caller.store.unwish({ gameId: idOf('anvil') });
    expect((await other.caller.store.wishlist()).items).toHaveLength(1);
  });

  it('STORE-13: are not for guests', async () => {
    await expect(guest().wish({ gameId: idOf('anvil') })).rejects.toEqual(notSignedIn);
    await expect(guest().unwish({ gameId: idOf('anvil') })).rejects.toEqual(notSignedIn);
    await expect(guest().wishlist()).rejects.toEqual(notSignedIn);
  });
});

describe('limits', () => {
  it('STORE-15: stop a member who wishes and takes back without end', async () => {
    const limited = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    const stock = await stockGames(limited.services, [{ slug: 'anvil' }]);
    const [busy, other] = [await limited.member(), await limited.member()];
    const gameId = stock['anvil'] ?? '';
    let refusal: unknown = null;
    for (let tries = 0; tries < 200 && refusal === null; tries += 1) {
      const change = tries % 2 ? busy.caller.store.unwish : busy.caller.store.wish;
      refusal = await change({ gameId }).then(
        () => null,
        (error: unknown) => error,
      );
    }
    expect(refusal).toMatchObject({ appCode: 'RATE_LIMITED', params: { retryAfter: expect.any(Number) } });
    expect(await other.caller.store.wish({ gameId })).toEqual({ wished: true });
    await limited.close();
  });
});

describe('reviews', () => {
  it('STORE-14: come newest first, in pages, with their authors', async () => {
    const { db } = app.services.database;
    const gameId = idOf('game-5');
    const start = Date.parse('2031-01-01T00:00:00Z');
    for (let index = 0; index < 5; index += 1) {
      const { me } = await app.member({ nickname: `critic${index}` });
      await db.insert(reviews).values({
        id: app.services.newId(),
        gameId,
        memberId: me.id,
        recommended: index % 2 === 0,
        body: `Review ${index}`,
        playMinutes: 60 * index,
        // Two at the same moment, to be told apart by their ids.
        at: new Date(start + Math.floor(index / 2) * 1_000),
      });
    }
    const whole = await guest().reviews({ gameId });
    expect(whole.items.map(({ body }) => body)).toEqual([
      'Review 4',
      'Review 2',
      'Review 3',
      'Review 0',
      'Review 1',
    ]);
    expect(whole.items[0]).toEqual({
      id: expect.any(String),
      author: { id: expect.any(String), nickname: 'critic4', avatar: 'fox-1' },
      recommended: true,
      language: 'en',
      body: 'Review 4',
      at: start + 2_000,
      editedAt: null,
      playMinutes: 240,
      copy: 'bought',
      votes: { helpful: 0, unhelpful: 0, funny: 0 },
      vote: null,
      reply: null,
    });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof whole = await guest().reviews({ gameId, cursor, limit: 1 });
      seen.push(...page.items.map(({ body }) => body));
      cursor = page.nextCursor;
    } while (cursor && seen.length < 20);
    expect(seen).toEqual(whole.items.map(({ body }) => body));
    expect(await guest().reviews({ gameId: idOf('game-6') })).toEqual({ items: [], nextCursor: null });
    await expect(guest().reviews({ gameId: nowhere })).rejects.toMatchObject({ appCode: 'GAME_NOT_FOUND' });
    await expect(guest().reviews({ gameId, cursor: 'rubbish' })).rejects.toMatchObject({
      appCode: 'BAD_CURSOR',
    });
  });
});
