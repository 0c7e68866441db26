// Playing: what counts, what ends it, and what others see of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playing } from '../../../../shared/playing.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { giveCopies, testDevice } from '../../../testing/library.ts';
import { stockGames } from '../../../testing/shop.ts';
import { findPlaying } from '../queries.ts';

const { beatEvery, missedAfter, recent } = playing;

describe('playing', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 4, 1);
  let games: string[];
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    games = Object.values(
      await stockGames(app.services, [{ slug: 'one' }, { slug: 'two' }, { slug: 'three' }, { slug: 'four' }]),
    );
  });
  afterAll(() => app.close());

  const owner = async () => {
    const member = await app.member();
    await giveCopies(app.services, member.me.id, ...games.slice(0, 3));
    return member;
  };
  const playedOf = async ({ caller }: TestMember, gameId: string) =>
    (await caller.library.games()).items.find(({ id }) => id === gameId)?.playMs;
  const stretches = async ({ me }: TestMember) =>
    (await app.services.database.sql`select 1 from play_stretches where member_id = ${me.id}`).length;

  it('LIB-20: owners play, one game a device; another game ends the one before', async () => {
    const ada = await owner();
    const { library } = ada.caller;
    const [one = '', two = '', , four = ''] = games;
    const device = testDevice();
    const began = now;
    expect(await library.startPlaying({ gameId: one, device })).toEqual({
      gameId: one,
      deviceId: device.id,
      since: began,
      playMs: 0,
    });
    now += 10_000;
    expect(await library.startPlaying({ gameId: one, device })).toMatchObject({
      since: began,
      playMs: 10_000,
    });
    await expect(library.startPlaying({ gameId: four, device })).rejects.toMatchObject({
      appCode: 'GAME_NOT_OWNED',
      params: { gameId: four },
    });
    now += 5_000;
    expect(await library.startPlaying({ gameId: two, device })).toMatchObject({ since: now, playMs: 0 });
    now += 1_000;
    await library.stopPlaying({ deviceId: device.id });
    expect([await playedOf(ada, one), await playedOf(ada, two)]).toEqual([15_000, 1_000]);
    expect((await library.overview()).playing).toEqual([]);
  });

  it('LIB-21: time counts from one call to the next; a missed one ends the stretch at the last', async () => {
    const ada = await owner();
    const { library } = ada.caller;
    const [one = ''] = games;
    const device = testDevice();
    const began = now;
    await library.startPlaying({ gameId: one, device });
    for (let beats = 1; beats <= 3; beats += 1) {
      now += beatEvery;
      expect(await library.stillPlaying({ deviceId: device.id })).toMatchObject({
        since: began,
        playMs: beats * beatEvery,
      });
    }
    now += missedAfter;
    expect(await library.stillPlaying({ deviceId: device.id })).toMatchObject({ since: began });
    now += missedAfter + 1;
    const counted = 3 * beatEvery + missedAfter;
    expect((await library.overview()).playing).toEqual([]);
    expect(await library.stillPlaying({ deviceId: device.id })).toMatchObject({
      since: now,
      playMs: counted,
    });
    now += 7;
    expect(await library.stillPlaying({ deviceId: device.id })).toMatchObject({ playMs: counted + 7 });
    expect(await stretches(ada)).toBe(2);
    now += missedAfter + 1;
    await library.stopPlaying({ deviceId: device.id });
    expect(await playedOf(ada, one)).toBe(counted + 7);
  });

  it('LIB-22: calls may be repeated, and where nothing is played they are no matter', async () => {
    const ada = await owner();
    const { library } = ada.caller;
    const [one = ''] = games;
    const device = testDevice();
    const deviceId = device.id;
    expect(await library.stillPlaying({ deviceId })).toBeNull();
    await library.stopPlaying({ deviceId });
    await Promise.all([1, 2, 3].map(() => library.startPlaying({ gameId: one, device })));
    now += 4_000;
    await Promise.all([1, 2, 3].map(() => library.stillPlaying({ deviceId })));
    expect(await playedOf(ada, one)).toBe(4_000);
    now += 4_000;
    await Promise.all([1, 2, 3].map(() => library.stopPlaying({ deviceId })));
    now += 4_000;
    expect(await library.stillPlaying({ deviceId })).toBeNull();
    expect(await playedOf(ada, one)).toBe(8_000);
    expect(await stretches(ada)).toBe(1);
  });

  it('LIB-25: what was played in the last two weeks is listed by pages, with the time of those two weeks', async () => {
    const ada = await owner();
    const { library } = ada.caller;
    const [one = '', two = '', three = ''] = games;
    const play = async (gameId: string, ms: number) => {
      const device = testDevice();
      await library.startPlaying({ gameId, device });
      now += ms;
      await library.stopPlaying({ deviceId: device.id });
    };
    await play(one, 60_000);
    await play(two, 60_000);
    // Half of the second stretch is older than two weeks when it is asked for; the first is older as a whole.
    now += recent - 30_000;
    expect((await library.recent()).items).toMatchObject([{ id: two, playMs: 60_000, recentMs: 30_000 }]);
    await play(three, 5_000);
    await play(one, 8_000);
    const first = await library.recent({ limit: 1 });
    expect(first.items).toMatchObject([{ id: one, playMs: 68_000, recentMs: 8_000, playedAt: now }]);
    const second = await library.recent({ limit: 1, cursor: first.nextCursor });
    expect(second.items).toMatchObject([{ id: three, recentMs: 5_000 }]);
    const third = await library.recent({ limit: 1, cursor: second.nextCursor });
    expect(third).toMatchObject({ items: [{ id: two, recentMs: 17_000 }], nextCursor: null });
    await library.hide({ gameId: one });
    expect((await library.recent()).items.map(({ id }) => id)).toEqual([three, two]);
  });

  it('LIB-26: others learn the game begun last, while a device was heard of lately', async () => {
    const [ada, ben, eve] = [await owner(), await owner(), await owner()];
    const [one = '', two = ''] = games;
    const who = [ada, ben, eve].map(({ me }) => me.id);
    const seen = () => findPlaying(app.services.database.db, who, now);
    const [desk, deck] = [testDevice(), testDevice()];
    await ada.caller.library.startPlaying({ gameId: one, device: desk });
    const began = now;
    await ben.caller.library.startPlaying({ gameId: one, device: testDevice() });
    now += 60_000;
    await ada.caller.library.startPlaying({ gameId: two, device: deck });
    expect(await seen()).toEqual(
      new Map([
        [ada.me.id, { gameId: two, since: now }],
        [ben.me.id, { gameId: one, since: began }],
      ]),
    );
    await ada.caller.library.stillPlaying({ deviceId: desk.id });
    await ada.caller.library.stopPlaying({ deviceId: deck.id });
    now += missedAfter;
    // Ben was not heard of for longer.
    expect(await seen()).toEqual(new Map([[ada.me.id, { gameId: one, since: began }]]));
    now += 1;
    expect(await seen()).toEqual(new Map());
    expect(await findPlaying(app.services.database.db, [], now)).toEqual(new Map());
  });

  it('LIB-27: a clock put back counts nothing twice and takes nothing away', async () => {
    const ada = await owner();
    const { library } = ada.caller;
    const [one = ''] = games;
    const device = testDevice();
    const began = now;
    await library.startPlaying({ gameId: one, device });
    now += 60_000;
    await library.stillPlaying({ deviceId: device.id });
    now -= 40_000;
    expect(await library.stillPlaying({ deviceId: device.id })).toMatchObject({
      since: began,
      playMs: 60_000,
    });
    expect(await library.startPlaying({ gameId: one, device })).toMatchObject({
      since: began,
      playMs: 60_000,
    });
    now -= 40_000;
    await library.stopPlaying({ deviceId: device.id });
    await library.startPlaying({ gameId: one, device });
    now += 90_000;
    await library.stopPlaying({ deviceId: device.id });
    // From 20 s before the beginning to 70 s after it.
    expect(await playedOf(ada, one)).toBe(90_000);
    expect(await stretches(ada)).toBe(1);
  });
});
