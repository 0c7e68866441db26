// A library as its owner sees it: lists, filters, sorts, pages, counts, and what is hidden.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LibrarySort } from '../../../../shared/library.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { giveCopies, testDevice } from '../../../testing/library.ts';
import { stockGames } from '../../../testing/shop.ts';
import { countShown, listShown } from '../queries/shown.ts';

describe('the list of copies', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 4, 1);
  let games: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    games = await stockGames(app.services, [
      { slug: 'ember', title: 'Ember' },
      { slug: 'cafe', title: 'Café Noir' },
      { slug: 'antler', title: 'Star-Eater Wood', titles: { ko: '별을 삼킨 숲' } },
      { slug: 'dune', title: 'Dune Rider', titles: { ko: '가을 사구' } },
      { slug: 'anvil', title: 'Anvil' },
    ]);
  });
  afterAll(() => app.close());

  const id = (slug: string) => games[slug] ?? '';
  const owner = async (...slugs: string[]) => {
    const member = await app.member();
    await giveCopies(app.services, member.me.id, ...slugs.map(id));
    return member;
  };
  const slugsOf = async ({ caller }: TestMember, asked: Parameters<typeof caller.library.games>[0] = {}) => {
    const { items, total, nextCursor } = await caller.library.games(asked);
    expect(nextCursor).toBeNull();
    expect(total).toBe(items.length);
    return items.map(({ slug }) => slug);
  };
  const play = async ({ caller }: TestMember, slug: string, ms: number) => {
    const device = testDevice();
    await caller.library.startPlaying({ gameId: id(slug), device });
    now += ms;
    await caller.library.stopPlaying({ deviceId: device.id });
  };

  it('LIB-1: tells of each copy how and when it came, how long and when it was played, and where it stands', async () => {
    const ada = await owner('ember', 'cafe');
    await owner('dune');
    const boughtAt = now;
    const device = testDevice();
    await ada.caller.library.install({ gameId: id('cafe'), device });
    const { id: shelf } = await ada.caller.library.makeCollection({
      name: 'Late',
      key: app.services.newId(),
    });
    await ada.caller.library.putIntoCollection({ collectionId: shelf, gameIds: [id('cafe')] });
    await play(ada, 'cafe', 61_234);
    expect(await ada.caller.library.games({ sort: 'bought' })).toEqual({
      total: 2,
      nextCursor: null,
      items: [
        {
          id: id('cafe'),
          slug: 'cafe',
          title: 'Café Noir',
          source: 'grant',
          boughtAt,
          playMs: 61_234,
          playedAt: now,
          hidden: false,
          devices: [device.id],
          collections: [shelf],
        },
        {
          id: id('ember'),
          slug: 'ember',
          title: 'Ember',
          source: 'grant',
          boughtAt: boughtAt - 1,
          playMs: 0,
          playedAt: null,
          hidden: false,
          devices: [],
          collections: [],
        },
      ],
    });
    expect(await (await app.member()).caller.library.games()).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });

  it('LIB-2: sorts by last play, name in the language of the reader, arrival and play time', async () => {
    const ada = await owner('ember', 'cafe', 'antler', 'dune', 'anvil');
    await play(ada, 'dune', 60_000);
    await play(ada, 'ember', 30_000);
    expect(await slugsOf(ada)).toEqual(['ember', 'dune', 'anvil', 'antler', 'cafe']);
    expect(await slugsOf(ada, { sort: 'name' })).toEqual(['anvil', 'cafe', 'dune', 'ember', 'antler']);
    // In Korean, names in Hangul come first.
    expect(await slugsOf(ada, { sort: 'name', language: 'ko' })).toEqual([
      'dune',
      'antler',
      'anvil',
      'cafe',
      'ember',
    ]);
    expect(await slugsOf(ada, { sort: 'bought' })).toEqual(['anvil', 'dune', 'antler', 'cafe', 'ember']);
    expect(await slugsOf(ada, { sort: 'playTime' })).toEqual(['dune', 'ember', 'anvil', 'antler', 'cafe']);
  });

  it.each<LibrarySort>(['name', 'bought', 'played', 'playTime'])(
    'LIB-1: by %s, pages hold each copy once and tell how many there are',
    async (sort) => {
      const ada = await owner('ember', 'cafe', 'antler', 'dune', 'anvil');
      await play(ada, 'cafe', 1_000);
      const whole = await slugsOf(ada, { sort });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof ada.caller.library.games>> = await ada.caller.library.games({
          sort,
          cursor,
          limit: 2,
        });
        expect(page.total).toBe(5);
        seen.push(...page.items.map(({ slug }) => slug));
        ({ nextCursor: cursor } = page);
      } while (cursor !== null);
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(5);
    },
  );

  it('LIB-3: filters by name in any language, collection, device and never played, together', async () => {
    const ada = await owner('ember', 'cafe', 'antler', 'dune', 'anvil');
    const [desk, deck] = [testDevice('Desk'), testDevice('Deck')];
    for (const slug of ['ember', 'cafe'])
      await ada.caller.library.install({ gameId: id(slug), device: desk });
    await ada.caller.library.install({ gameId: id('antler'), device: deck });
    const { id: collectionId } = await ada.caller.library.makeCollection({
      name: 'Quiet',
      key: app.services.newId(),
    });
    await ada.caller.library.putIntoCollection({ collectionId, gameIds: [id('cafe'), id('anvil')] });
    await play(ada, 'cafe', 5_000);
    const by = (asked: Parameters<typeof ada.caller.library.games>[0]) =>
      slugsOf(ada, { sort: 'name', ...asked });
    expect(await by({ text: 'CAFE' })).toEqual(['cafe']);
    expect(await by({ text: '삼킨' })).toEqual(['antler']);
    expect(await by({ text: 'no such name' })).toEqual([]);
    expect(await by({ text: '%' })).toEqual([]);
    expect(await by({ text: '   ' })).toHaveLength(5);
    expect(await by({ installed: true })).toEqual(['cafe', 'ember', 'antler']);
    expect(await by({ installed: true, deviceId: desk.id })).toEqual(['cafe', 'ember']);
    expect(await by({ unplayed: true })).toEqual(['anvil', 'dune', 'ember', 'antler']);
    expect(await by({ collectionId })).toEqual(['anvil', 'cafe']);
    expect(await by({ collectionId, unplayed: true })).toEqual(['anvil']);
    expect(await by({ collectionId, installed: true, deviceId: deck.id })).toEqual([]);
    // Somebody else's collection shows nothing of one's own.
    expect(await slugsOf(await owner('cafe'), { collectionId })).toEqual([]);
  });

  it('LIB-4: a hidden game is in the list of hidden ones alone, until it is shown again', async () => {
    const ada = await owner('ember', 'cafe');
    const gameId = id('ember');
    for (let times = 0; times < 2; times += 1) await ada.caller.library.hide({ gameId });
    expect(await slugsOf(ada)).toEqual(['cafe']);
    expect(await slugsOf(ada, { hidden: true })).toEqual(['ember']);
    const { database } = app.services;
    const seen = await listShown(database, ada.me.id, { limit: 10 });
    expect(seen.items).toEqual([{ gameId: id('cafe'), playMinutes: 0 }]);
    expect(await countShown(database.db, ada.me.id)).toBe(1);
    for (let times = 0; times < 2; times += 1) await ada.caller.library.unhide({ gameId });
    expect(await slugsOf(ada, { hidden: true })).toEqual([]);
    expect(await slugsOf(ada)).toEqual(['cafe', 'ember']);
    for (const change of [ada.caller.library.hide, ada.caller.library.unhide])
      await expect(change({ gameId: id('dune') })).rejects.toMatchObject({
        appCode: 'GAME_NOT_OWNED',
        params: { gameId: id('dune') },
      });
  });

  it('LIB-5: counts what the lists show, and what is in each collection', async () => {
    const ada = await owner('ember', 'cafe', 'antler', 'dune', 'anvil');
    const { library } = ada.caller;
    const device = testDevice();
    for (const slug of ['ember', 'cafe', 'dune']) await library.install({ gameId: id(slug), device });
    await play(ada, 'cafe', 90_000);
    await play(ada, 'anvil', 10_000);
    const make = (name: string) => library.makeCollection({ name, key: app.services.newId() });
    const [zest, calm] = [await make('Zest'), await make('calm')];
    await library.putIntoCollection({ collectionId: zest.id, gameIds: [id('cafe'), id('anvil')] });
    await library.hide({ gameId: id('anvil') });
    await library.hide({ gameId: id('dune') });
    expect(await library.overview()).toEqual({
      games: 3,
      hidden: 2,
      installed: 2,
      unplayed: 2,
      playMs: 100_000,
      collections: [
        { id: calm.id, name: 'calm', games: 0 },
        { id: zest.id, name: 'Zest', games: 1 },
      ],
      playing: [],
    });
    expect(await slugsOf(ada, { installed: true })).toHaveLength(2);
    expect(await slugsOf(ada, { unplayed: true })).toHaveLength(2);
    expect(await slugsOf(ada, { collectionId: zest.id })).toHaveLength(1);
  });
});
