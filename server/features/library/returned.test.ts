// Copies that are given back, bought again, and played meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundRule } from '../../../shared/refunds.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testDevice } from '../../testing/library.ts';
import { expectAllToAddUp, fund } from '../../testing/money.ts';
import { stockGames } from '../../testing/shop.ts';

const minute = 60_000;

describe('a copy given back', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 4, 1);
  let gameId = '';
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    gameId = Object.values(await stockGames(app.services, [{ slug: 'kite', prices: { USD: 500 } }]))[0] ?? '';
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const buy = async ({ caller }: TestMember) => {
    const items = [{ gameId, price: 500 }];
    const { orderId } = await caller.wallet.buy({ items, currency: 'USD', key: key() });
    return (await caller.wallet.order({ orderId })).lines[0]?.id ?? '';
  };
  const refund = ({ caller }: TestMember, lineId: string) =>
    caller.wallet.refund({ lineId, reason: 'other', key: key() });
  const owner = async () => {
    const member = await app.member();
    await fund(app.services, member.me, 2_000);
    return { member, lineId: await buy(member) };
  };
  /** Plays without a missed beat. */
  const play = async ({ caller }: TestMember, ms: number) => {
    const device = testDevice();
    await caller.library.startPlaying({ gameId, device });
    for (let left = ms; left > 0; left -= minute) {
      now += Math.min(left, minute);
      await caller.library.stillPlaying({ deviceId: device.id });
    }
    return device;
  };

  it('LIB-30: goes out of collections and off devices, and playing it ends', async () => {
    const { member, lineId } = await owner();
    const { library } = member.caller;
    const { id: collectionId } = await library.makeCollection({ name: 'Shelf', key: key() });
    await library.putIntoCollection({ collectionId, gameIds: [gameId] });
    const device = await play(member, minute);
    await library.install({ gameId, device });
    await refund(member, lineId);
    expect(await library.overview()).toMatchObject({
      games: 0,
      installed: 0,
      playing: [],
      collections: [{ games: 0 }],
    });
    expect((await library.devices()).items).toMatchObject([{ id: device.id, games: 0 }]);
    expect(await library.stillPlaying({ deviceId: device.id })).toBeNull();
    await library.stopPlaying({ deviceId: device.id });
    for (const call of [
      () => library.startPlaying({ gameId, device }),
      () => library.install({ gameId, device }),
      () => library.putIntoCollection({ collectionId, gameIds: [gameId] }),
    ]) {
      await expect(call()).rejects.toMatchObject({ appCode: 'GAME_NOT_OWNED' });
    }
    await expectAllToAddUp(app.services);
  });

  it('LIB-30: at the same moment as it is played, installed and shelved, leaves nothing behind', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { member, lineId } = await owner();
      const { library } = member.caller;
      const { id: collectionId } = await library.makeCollection({ name: 'Shelf', key: key() });
      const device = await play(member, minute);
      const calls = await Promise.allSettled([
        library.stillPlaying({ deviceId: device.id }),
        library.startPlaying({ gameId, device: testDevice() }),
        refund(member, lineId),
        library.install({ gameId, device }),
        library.putIntoCollection({ collectionId, gameIds: [gameId] }),
        library.stopPlaying({ deviceId: device.id }),
      ]);
      const refused = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.appCode] : []));
      expect(refused.filter((code) => code !== 'GAME_NOT_OWNED')).toEqual([]);
      const { sql } = app.services.database;
      for (const table of ['entitlements', 'installs', 'collection_games', 'play_sessions']) {
        expect(await sql`select 1 from ${sql(table)} where member_id = ${member.me.id}`, table).toHaveLength(
          0,
        );
      }
    }
    await expectAllToAddUp(app.services);
  });

  it('LIB-31: is judged to the millisecond, and bought again begins with what was played before', async () => {
    const { member, lineId } = await owner();
    const longest = refundRule.minutes * minute;
    const device = await play(member, longest - 1);
    await refund(member, lineId);
    const again = await buy(member);
    expect((await member.caller.library.games()).items).toMatchObject([
      { playMs: longest - 1, playedAt: now },
    ]);
    await member.caller.library.startPlaying({ gameId, device });
    now += 1;
    await member.caller.library.stopPlaying({ deviceId: device.id });
    await expect(refund(member, again)).rejects.toMatchObject({
      appCode: 'REFUND_PLAYED',
      params: { minutes: refundRule.minutes },
    });
    await expectAllToAddUp(app.services);
  });
});
