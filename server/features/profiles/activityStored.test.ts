// How what friends did is stored: levels as they come and go, and the indexes that serve the newest.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recentOf } from '../../platform/recent.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend } from '../../testing/friends.ts';
import { newestBonds } from '../friends/queries/newest.ts';
import { award, takeBackAward } from './commands/award.ts';

describe('activity as it is stored', () => {
  let app: TestApp;
  const now = Date.now();
  let me: TestMember;
  let friend: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  beforeEach(async () => {
    [me, friend] = await Promise.all([app.member(), app.member()]);
    await befriend(app.services, me, friend);
  });
  afterAll(() => app.close());

  it('PROFILE-76: a level is told when it is reached, and no more once what led to it is taken back', async () => {
    const { sql: raw } = app.services.database;
    const levels = async () =>
      (await raw`select level from member_levels where member_id = ${friend.me.id} order by level`).map(
        ({ level }) => level,
      );
    const earn = (...references: string[]) =>
      app.services.live.transact((tx) => award(tx, friend.me.id, 'profile', references, now));
    const takeBack = (reference: string) =>
      app.services.live.transact((tx) => takeBackAward(tx, friend.me.id, 'profile', reference));
    await earn('a');
    expect(await levels()).toEqual([]);
    await earn('b');
    expect(await levels()).toEqual([2]);
    await earn('c', 'd', 'e', 'f', 'g', 'h', 'i');
    expect(await levels()).toEqual([2, 3, 4]);
    await takeBack('a');
    expect(await levels()).toEqual([2, 3]);
    await Promise.all(['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(takeBack));
    expect(await levels()).toEqual([]);
  });

  it('PROFILE-77: each kind is read from an index that has the newest first, for every friend', async () => {
    const { db } = app.services.database;
    const ids = [friend.me.id, me.me.id];
    const after = { at: now * 1_000, among: { actorId: me.me.id, refId: friend.me.id } };
    const plan = (statement: ReturnType<typeof newestBonds>) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`set local enable_seqscan = off`);
        await tx.execute(sql`set local enable_bitmapscan = off`);
        return JSON.stringify([...(await tx.execute(sql`explain ${statement}`))]);
      });
    const bonds = await plan(newestBonds(ids, { after, limit: 21 }, me.me.id));
    expect(bonds).toContain('bonds_low_newest');
    expect(bonds).toContain('bonds_high_newest');
    const tables = { entitlements: 'entitlements_newest', wishes: 'wishes_newest' };
    for (const [table, index] of Object.entries(tables)) {
      const text = await plan(
        recentOf(
          ids,
          { after, limit: 21 },
          {
            from: sql.raw(table),
            actor: sql`member_id`,
            ref: sql`game_id`,
            at: sql`at`,
          },
        ),
      );
      expect(text).toContain(index);
    }
    const columns = { actor: sql`member_id`, at: sql`at` };
    expect(
      await plan(recentOf(ids, { after, limit: 21 }, { from: sql`reviews`, ref: sql`id`, ...columns })),
    ).toContain('reviews_member_newest');
    const level = { at: after.at, among: { actorId: me.me.id, refId: '3' } };
    expect(
      await plan(
        recentOf(
          ids,
          { after: level, limit: 21 },
          { from: sql`member_levels`, ref: sql`level`, type: 'int', ...columns },
        ),
      ),
    ).toContain('member_levels_newest');
  });
});
