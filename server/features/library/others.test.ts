// What other features ask of the library, and what leaves it with a member.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { giveCopies, testDevice } from '../../testing/library.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { stockGames } from '../../testing/shop.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { findCopy, findOwnersAmong, libraryParts } from './queries.ts';

let app: TestApp;
let now = Date.UTC(2026, 4, 1);
beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } });
});
afterAll(() => app.close());

it('LIB-50: others ask who of some members owns a game, and for one copy', async () => {
  const { db } = app.services.database;
  const [one = '', two = ''] = Object.values(
    await stockGames(app.services, [{ slug: 'one' }, { slug: 'two' }]),
  );
  const [ada, ben, eve] = [await app.member(), await app.member(), await app.member()];
  for (const { me } of [ada, ben]) await giveCopies(app.services, me.id, one);
  expect(await findOwnersAmong(db, one, [eve.me.id, ben.me.id])).toEqual(new Set([ben.me.id]));
  expect(await findOwnersAmong(db, two, [ada.me.id, ben.me.id])).toEqual(new Set());
  expect(await findOwnersAmong(db, one, [])).toEqual(new Set());
  const device = testDevice();
  await ada.caller.library.startPlaying({ gameId: one, device });
  now += 90_001;
  await ada.caller.library.stopPlaying({ deviceId: device.id });
  expect(await findCopy(db, ada.me.id, one)).toEqual({ playMs: 90_001, source: 'grant' });
  expect(await findCopy(db, ada.me.id, two)).toBeNull();
});

it('LIB-53: the page of a game tells its viewer of their own copy', async () => {
  const slug = 'mine';
  const [game = ''] = Object.values(await stockGames(app.services, [{ slug }]));
  const [ada, ben] = [await app.member(), await app.member()];
  await giveCopies(app.services, ada.me.id, game);
  const device = testDevice();
  await ada.caller.library.startPlaying({ gameId: game, device });
  now += 61_000;
  await ada.caller.library.stopPlaying({ deviceId: device.id });
  expect((await ada.caller.store.game({ id: slug })).copy).toEqual({ playMs: 61_000, source: 'grant' });
  for (const { caller } of [ben, app.guest()])
    expect((await caller.store.game({ id: slug })).copy).toBeNull();
});

it('LIB-51: whoever leaves keeps nothing but copies, and had all of it in the copy of their data', async () => {
  const { services } = app;
  const [game = ''] = Object.values(await stockGames(services, [{ slug: 'left' }]));
  const password = 'violet doorway 7';
  const { caller, me } = await app.member({ passwordHash: await hashPassword(password) });
  await giveCopies(services, me.id, game);
  const device = testDevice('Quillfeather’s deck');
  const { id } = await caller.library.makeCollection({ name: 'Quillfeather’s', key: services.newId() });
  await caller.library.putIntoCollection({ collectionId: id, gameIds: [game] });
  await caller.library.install({ gameId: game, device });
  await caller.library.hide({ gameId: game });
  const began = new Date(now);
  await caller.library.startPlaying({ gameId: game, device });
  now += 60_000;
  await caller.library.stillPlaying({ deviceId: device.id });
  const ended = new Date(now);
  const parts = await services.database.db.transaction(async (tx) => {
    const read = async (part: (typeof libraryParts)[number]) => {
      const rows = [];
      for await (const row of part.read(tx, me.id) as AsyncIterable<object>) rows.push(row);
      return [part.name, rows] as const;
    };
    return Object.fromEntries(await Promise.all(libraryParts.map(read)));
  });
  const ref = { gameId: game, slug: 'left', title: 'left' };
  expect(parts).toMatchObject({
    library: [{ ...ref, playMs: 60_000, playedAt: ended, hidden: true, source: 'grant' }],
    collections: [{ id, name: 'Quillfeather’s', games: [game] }],
    gameDevices: [{ id: device.id, name: 'Quillfeather’s deck', seenAt: ended, installed: [game] }],
    playing: [{ ...ref, beganAt: began, endedAt: ended }],
    productKeys: [],
  });
  await caller.leaving.deleteAccount({ withMessages: false, password });
  expect(await findEverywhere(services.database, ['quillfeather', device.id])).toEqual([]);
  const { sql } = services.database;
  const copies = await sql`select play_ms, played_at, hidden from entitlements where member_id = ${me.id}`;
  expect([...copies]).toEqual([{ play_ms: '60000', played_at: null, hidden: false }]);
  for (const table of ['game_devices', 'installs', 'collections', 'play_sessions', 'play_stretches'])
    expect(await sql`select 1 from ${sql(table)} where member_id = ${me.id}`, table).toHaveLength(0);
});
