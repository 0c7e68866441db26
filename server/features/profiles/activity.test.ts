// What friends did last: read where it stands, for whom it is shown.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ActivityKind, type Audience, activityKinds, audiences } from '../../../shared/privacy.ts';
import type { Activity } from '../../../shared/profiles.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends, befriend, block } from '../../testing/friends.ts';
import { fund } from '../../testing/money.ts';
import { stockGames } from '../../testing/shop.ts';
import { award, takeBackAward } from './commands/award.ts';

const open = { games: 'everyone', wishlist: 'everyone', friends: 'everyone', activity: 'everyone' } as const;
const price = 500;

describe('activity', () => {
  let app: TestApp;
  let now = Date.now();
  let games: Record<string, string>;
  let me: TestMember;
  let friend: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    const stock = Array.from({ length: 6 }, (_, n) => ({ slug: `game-${n}`, prices: { USD: price } }));
    games = await stockGames(app.services, stock);
  });
  beforeEach(async () => {
    [me, friend] = await Promise.all([app.member(), app.member()]);
    await befriend(app.services, me, friend);
  });
  afterAll(() => app.close());

  const game = (n: number) => games[`game-${n}`] ?? '';
  const buy = async (member: TestMember, gameId: string) => {
    await fund(app.services, member.me, price);
    return member.caller.wallet.buy({
      items: [{ gameId, price }],
      currency: 'USD',
      key: app.services.newId(),
    });
  };
  const review = async ({ me: author }: TestMember, gameId: string) => {
    await app.services.database.sql`
      insert into reviews (id, game_id, member_id, recommended, body, play_minutes, at)
      values (gen_random_uuid(), ${gameId}, ${author.id}, true, 'a fine thing', 80, ${new Date(now)})`;
  };
  const later = () => {
    now += 60_000;
  };
  /** One of each kind, in the order of the kinds. */
  const doAll = async (member: TestMember) => {
    const other = await app.member();
    later();
    await app.services.live.transact((tx) => award(tx, member.me.id, 'profile', ['complete'], now));
    await app.services.live.transact((tx) => award(tx, member.me.id, 'review', ['a', 'b'], now));
    later();
    await becomeFriends(member, other);
    later();
    await member.caller.store.wish({ gameId: game(1) });
    later();
    await review(member, game(0));
    later();
    await buy(member, game(0));
    later();
    return other;
  };
  const told = async ({ caller }: TestMember, asked: { kind?: ActivityKind; limit?: number } = {}) =>
    (await caller.profiles.friendsActivity(asked)).items;
  const kindsOf = (items: readonly Activity[]) => items.map(({ kind }) => kind);
  const of = async ({ caller }: Pick<TestMember, 'caller'>, { me: { id } }: TestMember) =>
    (await caller.profiles.activity({ memberId: id })).items;

  it('PROFILE-70: friends read what one bought, reviewed, wished, befriended and reached, the newest first; so does one’s page', async () => {
    await friend.caller.profiles.setPrivacy(open);
    const other = await doAll(friend);
    const items = await told(me);
    expect(items).toMatchObject([
      { kind: 'owned', game: { id: game(0) } },
      { kind: 'reviewed', review: { game: { id: game(0) }, body: 'a fine thing' } },
      { kind: 'wished', game: { id: game(1) } },
      { kind: 'friends', other: { id: other.me.id } },
      { kind: 'level', level: 2 },
    ]);
    expect(items.every(({ member }) => member.id === friend.me.id)).toBe(true);
    // On their own page the friendship with the viewer stands too, which began when the database says so.
    const page = await of(me, friend);
    expect(page.filter(({ kind }) => kind === 'friends')).toHaveLength(2);
    expect(page.filter(({ id }) => items.some((item) => item.id === id))).toEqual(items);
    expect(await told(friend)).toEqual([]);
    for (const kind of activityKinds) expect(kindsOf(await told(me, { kind }))).toEqual([kind]);
  });

  it.each(audiences)(
    'PROFILE-71: shown to %s, and each deed only where its part is shown',
    async (audience) => {
      await doAll(friend);
      const [stranger, blocked] = await Promise.all([app.member(), app.member()]);
      await block(app.services, friend, blocked);
      const belongs = (to: Audience, kind: string) =>
        kind === 'self' || to === 'everyone' || (to === 'friends' && kind === 'friend');
      const parts = { owned: 'games', reviewed: 'reviews', wished: 'wishlist', friends: 'friends' } as const;
      for (const shown of audiences) {
        await friend.caller.profiles.setPrivacy({
          activity: audience,
          ...Object.fromEntries(Object.values(parts).map((part) => [part, shown])),
        });
        for (const [kind, viewer] of [
          ['guest', app.guest()],
          ['stranger', stranger],
          ['friend', me],
          ['self', friend],
        ] as const) {
          const { activity } = await viewer.caller.profiles.profile({ memberId: friend.me.id });
          expect([kind, activity]).toEqual([kind, belongs(audience, kind)]);
          const wanted = activityKinds.filter((deed) => deed === 'level' || belongs(shown, kind));
          const answer = of(viewer, friend).then(
            (items) => [...new Set(kindsOf(items))].sort(),
            (error: { appCode: string }) => error.appCode,
          );
          expect([kind, shown, await answer]).toEqual([
            kind,
            shown,
            activity ? [...wanted].sort() : 'PROFILE_PRIVATE',
          ]);
          if (kind === 'friend')
            expect([...new Set(kindsOf(await told(me)))].sort()).toEqual(activity ? [...wanted].sort() : []);
        }
        await expect(of(blocked, friend)).rejects.toMatchObject({ appCode: 'MEMBER_NOT_FOUND' });
      }
    },
  );

  it('PROFILE-72: a kind that its doer leaves untold is told nowhere, until they tell it again', async () => {
    await friend.caller.profiles.setPrivacy(open);
    await doAll(friend);
    for (const kind of activityKinds) {
      const privacy = await friend.caller.profiles.setPrivacy({ untold: [kind, kind] });
      expect(privacy.untold).toEqual([kind]);
      expect(privacy).toMatchObject(open);
      const rest = activityKinds.filter((other) => other !== kind);
      expect(kindsOf(await told(me))).toEqual(rest);
      expect(kindsOf(await of(me, friend))).not.toContain(kind);
    }
    await friend.caller.profiles.setPrivacy({ untold: [] });
    expect(kindsOf(await told(me))).toEqual(activityKinds);
  });

  it('PROFILE-73, PROFILE-83: what is given back, taken back, hidden or of a draft is told no more', async () => {
    await friend.caller.profiles.setPrivacy(open);
    const other = await doAll(friend);
    const { orderId } = await buy(friend, game(2));
    later();
    expect(kindsOf(await told(me, { kind: 'owned' }))).toHaveLength(2);
    const { lines } = await friend.caller.wallet.order({ orderId });
    await friend.caller.wallet.refund({
      lineId: lines[0]?.id ?? '',
      reason: 'notFun',
      key: app.services.newId(),
    });
    const owned = async () =>
      (await told(me, { kind: 'owned' })).map((item) => 'game' in item && item.game.id);
    expect(await owned()).toEqual([game(0)]);
    await friend.caller.library.hide({ gameId: game(0) });
    expect(await owned()).toEqual([]);
    // A review of a game that is hidden would tell that it is owned.
    expect(await told(me, { kind: 'reviewed' })).toEqual([]);
    const { profile, reviews } = me.caller.profiles;
    expect((await reviews({ memberId: friend.me.id })).items).toEqual([]);
    expect((await profile({ memberId: friend.me.id })).parts.reviews).toBe(0);
    await friend.caller.library.unhide({ gameId: game(0) });
    expect(await told(me, { kind: 'reviewed' })).toHaveLength(1);
    expect((await reviews({ memberId: friend.me.id })).items).toHaveLength(1);
    await friend.caller.library.hide({ gameId: game(0) });
    const { sql: raw } = app.services.database;
    await raw`update reviews set hidden_at = now(), hidden_reason = 'rude' where member_id = ${friend.me.id}`;
    await friend.caller.store.unwish({ gameId: game(1) });
    await friend.caller.friends.remove({ memberId: other.me.id });
    await app.services.live.transact((tx) => takeBackAward(tx, friend.me.id, 'profile', 'complete'));
    expect(await told(me)).toEqual([]);
  });

  it('PROFILE-74: nothing is told of friends no more, nor of whom the viewer blocked or who is gone; of two friends it is told once that they found each other', async () => {
    await friend.caller.profiles.setPrivacy(open);
    const other = await doAll(friend);
    const friendships = () => told(me, { kind: 'friends' });
    expect(await friendships()).toHaveLength(1);
    await befriend(app.services, me, other);
    await other.caller.profiles.setPrivacy(open);
    expect(await friendships()).toHaveLength(1);
    await me.caller.friends.block({ memberId: other.me.id });
    expect(await friendships()).toEqual([]);
    expect(JSON.stringify(await of(me, friend))).not.toContain(other.me.id);
    await me.caller.friends.unblock({ memberId: other.me.id });
    expect(await friendships()).toHaveLength(1);
    await app.services.database.sql`
      update members set email = '', nickname = '', email_key = 'gone:' || id, nickname_key = 'gone:' || id,
        avatar = 'ghost', deleted_at = now() where id = ${other.me.id}`;
    expect(await friendships()).toEqual([]);
    await me.caller.friends.remove({ memberId: friend.me.id });
    expect(await told(me)).toEqual([]);
  });

  it('PROFILE-75: pages follow each other without a gap or a double, also through what happened at one moment, whatever comes meanwhile', async () => {
    await friend.caller.profiles.setPrivacy(open);
    const second = await app.member();
    await second.caller.profiles.setPrivacy(open);
    await befriend(app.services, me, second);
    const { sql: raw } = app.services.database;
    const moment = '2026-03-01 10:00:00.123456+00';
    for (const { me: owner } of [friend, second]) {
      for (const gameId of Object.values(games)) {
        await raw`insert into entitlements (member_id, game_id, at) values (${owner.id}, ${gameId}, ${moment})`;
        await raw`insert into wishes (member_id, game_id, at) values (${owner.id}, ${gameId}, ${moment})`;
      }
      await raw`insert into member_levels (member_id, level, at)
        select ${owner.id}, level, ${moment} from generate_series(2, 12) as level`;
    }
    const all = await told(me, { limit: 100 });
    expect(all.length).toBe(2 * (6 + 6 + 11));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Activity[]; nextCursor: string | null } = await me.caller.profiles.friendsActivity(
        { limit: 5, cursor },
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      later();
      await app.services.live.transact((tx) =>
        award(
          tx,
          friend.me.id,
          'helpful',
          Array.from({ length: 10 }, (_, n) => `${now} ${n}`),
          now,
        ),
      );
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }) => id));
    await raw`delete from wishes where member_id in (${friend.me.id}, ${second.me.id})`;
  });
});
