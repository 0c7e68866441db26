// What other features ask about two members, and that an index answers it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { bondBetween, findBlockedAmong, findFriendIds, findFriendsAmong } from './queries.ts';

describe('what is between members', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const people = async (count: number) => {
    const made = await Promise.all(Array.from({ length: count }, () => app.member()));
    return made.map(({ me }) => me.id);
  };
  const tie = async (one: string, other: string, state: 'asked' | 'friends' = 'friends') => {
    const [low, high] = [one, other].sort() as [string, string];
    await app.services.database.sql`
      insert into bonds (low_id, high_id, state, asker_id, at) values (${low}, ${high}, ${state}, ${one}, now())`;
  };
  const block = (one: string, other: string) => app.services.database.sql`
    insert into blocks (member_id, blocked_id, at) values (${one}, ${other}, now())`;

  it('FRIEND-1: is the same from both sides, and a block in either direction comes first', async () => {
    const { database } = app.services;
    const [me, friend, asked, blocked, blocker, stranger] = (await people(6)) as [string, ...string[]];
    await tie(me, friend as string);
    await tie(me, asked as string, 'asked');
    await block(me, blocked as string);
    await block(blocker as string, me);
    const expected = { [me]: 'self', [friend as string]: 'friend', [asked as string]: 'none' };
    const all = {
      ...expected,
      [blocked as string]: 'blocked',
      [blocker as string]: 'blocked',
      [stranger as string]: 'none',
    };
    for (const [other, kind] of Object.entries(all)) {
      expect(await bondBetween(database, me, other)).toBe(kind);
      expect(await bondBetween(database, other, me)).toBe(kind);
    }
    const others = Object.keys(all);
    expect(await findBlockedAmong(database, me, others)).toEqual(new Set([blocked, blocker]));
    expect(await findFriendsAmong(database, me, others)).toEqual(new Set([friend]));
    expect(await findBlockedAmong(database, me, [])).toEqual(new Set());
    expect(await findFriendsAmong(database, me, [])).toEqual(new Set());
  });

  it('FRIEND-2: lists all friends by id, page by page, by an index from either side', async () => {
    const { database } = app.services;
    const [me, ...others] = (await people(6)) as [string, ...string[]];
    for (const other of others) await tie(me, other);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof findFriendIds>> = await findFriendIds(database, me, {
        cursor,
        limit: 2,
      });
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([...others].sort());
    // Enough of them for the planner to have something to weigh.
    await people(40);
    await database.sql`
      insert into bonds (low_id, high_id, asker_id, state, at)
      select low.id, high.id, low.id, 'friends', now() from members low join members high on low.id < high.id
      on conflict do nothing`;
    await database.sql`analyze bonds`;
    const plan = await database.sql.begin(async (sql) => {
      await sql`set local enable_seqscan = off`;
      return sql`explain select high_id as id from bonds where low_id = ${me} and state = 'friends' and high_id > ${me}
        union all select low_id from bonds where high_id = ${me} and state = 'friends' and low_id > ${me}
        order by id limit 3`;
    });
    const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
    expect(lines).toMatch(/bonds_low_id_high_id_pk/);
    expect(lines).toMatch(/bonds_high/);
  });
});
