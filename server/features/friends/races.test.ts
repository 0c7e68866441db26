// Two at once, and many at once: whatever comes first, both see the same in the end, and nothing is stuck.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { friendLimits } from '../../../shared/friendLimits.ts';
import type { FriendsSnapshot } from '../../../shared/friends.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends } from '../../testing/friends.ts';

const rounds = 8;

describe('friends under calls at once', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const to = ({ me }: TestMember) => ({ memberId: me.id });
  const bondOf = (snapshot: FriendsSnapshot, { me }: TestMember) =>
    (['friends', 'incoming', 'outgoing', 'blocked'] as const).filter((bond) =>
      snapshot[bond].items.some(({ member }) => member.id === me.id),
    );
  const both = async (ann: TestMember, ben: TestMember) => [
    bondOf(await ann.caller.friends.snapshot(), ben).join() || 'none',
    bondOf(await ben.caller.friends.snapshot(), ann).join() || 'none',
  ];
  const unexpected = (results: PromiseSettledResult<unknown>[], allowed: string[]) =>
    results.flatMap((result) =>
      result.status === 'rejected' && !allowed.includes(result.reason.appCode) ? [result.reason] : [],
    );
  /** Tries a race several times, each with new people. @returns what both saw in the end. */
  const race = async (
    prepare: (ann: TestMember, ben: TestMember) => Promise<unknown>,
    calls: (ann: TestMember, ben: TestMember) => Promise<unknown>[],
    allowed: string[] = [],
  ) => {
    const ends: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [ann, ben] = await Promise.all([app.member(), app.member()]);
      await prepare(ann, ben);
      expect(unexpected(await Promise.allSettled(calls(ann, ben)), allowed)).toEqual([]);
      ends.push((await both(ann, ben)).join(' '));
    }
    return ends;
  };
  const nothing = async () => {};

  it('FRIEND-30: both ask at once: friends', async () => {
    const ends = await race(nothing, (ann, ben) => [
      ann.caller.friends.request(to(ben)),
      ben.caller.friends.request(to(ann)),
    ]);
    expect(new Set(ends)).toEqual(new Set(['friends friends']));
  });

  it('FRIEND-30: a double click of both: friends, told once', async () => {
    const ends = await race(nothing, (ann, ben) =>
      [0, 1, 2].flatMap(() => [ann.caller.friends.request(to(ben)), ben.caller.friends.request(to(ann))]),
    );
    expect(new Set(ends)).toEqual(new Set(['friends friends']));
    const told = await app.services.database.sql`
      select topic from events where payload->>'bond' = 'friends' group by topic having count(*) > 1`;
    expect(told).toHaveLength(0);
  });

  it('FRIEND-31: one accepts while the other takes it back: friends or strangers, and one of both is refused', async () => {
    const ends = await race(
      (ann, ben) => ann.caller.friends.request(to(ben)),
      (ann, ben) => [ben.caller.friends.accept(to(ann)), ann.caller.friends.cancel(to(ben))],
      ['REQUEST_NOT_FOUND'],
    );
    for (const end of ends) expect(['friends friends', 'none none']).toContain(end);
  });

  it('FRIEND-32: a block while the other accepts, asks or removes: blocked, and nothing else is left', async () => {
    const ends = [
      ...(await race(
        (ann, ben) => ann.caller.friends.request(to(ben)),
        (ann, ben) => [ben.caller.friends.accept(to(ann)), ann.caller.friends.block(to(ben))],
        ['MEMBER_NOT_FOUND'],
      )),
      ...(await race(
        nothing,
        (ann, ben) => [ben.caller.friends.request(to(ann)), ann.caller.friends.block(to(ben))],
        ['MEMBER_NOT_FOUND'],
      )),
      ...(await race(becomeFriends, (ann, ben) => [
        ben.caller.friends.remove(to(ann)),
        ann.caller.friends.block(to(ben)),
        ann.caller.friends.note({ ...to(ben), favourite: true }).catch(() => {}),
      ])),
    ];
    expect(new Set(ends)).toEqual(new Set(['blocked none']));
    const notes = await app.services.database.sql`select 1 from friend_notes`;
    expect(notes).toHaveLength(0);
  });

  it('FRIEND-33: many ask one member at once, and are all answered at once: counted right, and none above the limit', async () => {
    const star = await app.member();
    const fans = await Promise.all(Array.from({ length: 20 }, () => app.member()));
    const asked = await Promise.allSettled(fans.map(({ caller }) => caller.friends.request(to(star))));
    expect(unexpected(asked, [])).toEqual([]);
    expect((await star.caller.friends.snapshot()).counts).toMatchObject({ incoming: 20, friends: 0 });
    const { max } = friendLimits.friends;
    const { sql } = app.services.database;
    // Room for 15 more.
    await sql`
      with made as (
        insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
        select id, id, id, 'm' || id, 'm' || id, 'US', 'en', 'fox-1', now(), now()
        from (select gen_random_uuid() as id from generate_series(1, ${max - 15}::int)) as ids returning id
      )
      insert into bonds (low_id, high_id, state, asker_id, at)
      select least(id, ${star.me.id}::uuid), greatest(id, ${star.me.id}::uuid), 'friends', id, now() from made`;
    const answers = await Promise.allSettled(fans.map((fan) => star.caller.friends.accept(to(fan))));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(unexpected(answers, ['TOO_MANY_FRIENDS'])).toEqual([]);
    expect(refused).toHaveLength(5);
    expect((await star.caller.friends.snapshot()).counts).toMatchObject({ incoming: 5, friends: max });
  });

  it('FRIEND-34: everybody asks, answers, ends and blocks everybody at once: no deadlock, and both sides agree', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => app.member()));
    const calls = people.flatMap((one, index) =>
      people.flatMap((other, place) => {
        if (one === other) return [];
        const { friends } = one.caller;
        const steps = [friends.request, friends.accept, friends.cancel, friends.remove, friends.reject];
        const more = (index + place) % 3 === 0 ? [friends.block, friends.unblock] : [];
        return [...steps, ...more].map((step) => step(to(other)));
      }),
    );
    const allowed = ['REQUEST_NOT_FOUND', 'FRIEND_BLOCKED', 'MEMBER_NOT_FOUND'];
    expect(unexpected(await Promise.allSettled(calls), allowed)).toEqual([]);
    for (const one of people) {
      for (const other of people) {
        if (one === other) continue;
        const [mine, theirs] = await both(one, other);
        if (mine === 'friends' || theirs === 'friends')
          expect([mine, theirs]).toEqual(['friends', 'friends']);
        if (mine === 'incoming') expect(theirs).toBe('outgoing');
      }
    }
  });
});
