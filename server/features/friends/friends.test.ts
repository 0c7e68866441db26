// Asking, answering, ending and blocking: what both see, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { friendLimits } from '../../../shared/friendLimits.ts';
import type { Bond, FriendsSnapshot } from '../../../shared/friends.ts';
import { insertRows } from '../../platform/postgres/bulk.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends } from '../../testing/friends.ts';
import { nowhere } from '../../testing/rooms.ts';
import { bondBetween } from './queries.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('friends', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const pair = () => Promise.all([app.member(), app.member()]);
  /** What a member sees of another. */
  const seen = async ({ caller }: TestMember, { me }: TestMember): Promise<Bond> => {
    const snapshot = await caller.friends.snapshot();
    for (const bond of ['friends', 'incoming', 'outgoing', 'blocked'] as const) {
      if (snapshot[bond].items.some(({ member }) => member.id === me.id)) return bond;
    }
    return 'none';
  };
  const both = async (ann: TestMember, ben: TestMember) => [await seen(ann, ben), await seen(ben, ann)];
  const to = ({ me }: TestMember) => ({ memberId: me.id });
  /** Members who are nothing but rows. */
  const crowd = async (count: number) => {
    const ids = Array.from({ length: count }, () => app.services.newId());
    await app.services.database.sql`
      insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
      select id, id, id, 'm' || id, 'm' || id, 'US', 'en', 'fox-1', now(), now() from unnest(${ids}::text[]) as text_of(id_text),
        lateral (select id_text::uuid as id) as made`;
    return ids;
  };
  const tieAll = async (me: string, ids: string[], state: 'asked' | 'friends', asker: 'me' | 'them') => {
    const rows = ids.map((id) => {
      const [low, high] = [me, id].sort() as [string, string];
      const at = new Date(0).toISOString();
      return { low_id: low, high_id: high, state, asker_id: asker === 'me' ? me : id, at, declined_at: null };
    });
    await app.services.database.sql.begin((sql) => insertRows(sql, 'bonds', rows));
  };

  it('FRIEND-3: a request is seen by both, and taken back is gone from both; each may be repeated', async () => {
    const [ann, ben] = await pair();
    for (let times = 0; times < 2; times += 1) {
      expect(await ann.caller.friends.request(to(ben))).toEqual({ bond: 'outgoing' });
    }
    expect(await both(ann, ben)).toEqual(['outgoing', 'incoming']);
    expect(await bondBetween(app.services.database, ann.me.id, ben.me.id)).toBe('none');
    for (let times = 0; times < 2; times += 1) {
      expect(await ann.caller.friends.cancel(to(ben))).toEqual({ bond: 'none' });
    }
    expect(await both(ann, ben)).toEqual(['none', 'none']);
    await expect(ben.caller.friends.accept(to(ann))).rejects.toEqual(refusal('REQUEST_NOT_FOUND'));
  });

  it('FRIEND-4: who accepts is a friend, once; a request that was accepted cannot be taken back', async () => {
    const [ann, ben] = await pair();
    await ann.caller.friends.request(to(ben));
    await expect(ann.caller.friends.accept(to(ben))).rejects.toEqual(refusal('REQUEST_NOT_FOUND'));
    for (let times = 0; times < 2; times += 1) {
      expect(await ben.caller.friends.accept(to(ann))).toEqual({ bond: 'friends' });
    }
    expect(await both(ann, ben)).toEqual(['friends', 'friends']);
    expect(await ann.caller.friends.request(to(ben))).toEqual({ bond: 'friends' });
    await expect(ann.caller.friends.cancel(to(ben))).rejects.toEqual(refusal('REQUEST_NOT_FOUND'));
  });

  it('FRIEND-5: two who ask each other are friends', async () => {
    const [ann, ben] = await pair();
    await ann.caller.friends.request(to(ben));
    expect(await ben.caller.friends.request(to(ann))).toEqual({ bond: 'friends' });
    expect(await both(ann, ben)).toEqual(['friends', 'friends']);
  });

  it('FRIEND-6: nobody is told of a no; who said it may ask later, and then both are friends', async () => {
    const [ann, ben] = await pair();
    await ann.caller.friends.request(to(ben));
    const before = await ann.caller.friends.snapshot();
    for (let times = 0; times < 2; times += 1) {
      expect(await ben.caller.friends.reject(to(ann))).toEqual({ bond: 'none' });
    }
    expect(await ann.caller.friends.snapshot()).toEqual(before);
    expect(await both(ann, ben)).toEqual(['outgoing', 'none']);
    expect((await ben.caller.friends.snapshot()).counts.incoming).toBe(0);
    expect(await ann.caller.friends.request(to(ben))).toEqual({ bond: 'outgoing' });
    expect(await seen(ben, ann)).toBe('none');
    expect(await ben.caller.friends.request(to(ann))).toEqual({ bond: 'friends' });
  });

  it('FRIEND-7: either ends a friendship, and what each kept about the other goes with it', async () => {
    const [ann, ben] = await pair();
    await becomeFriends(ann, ben);
    await ann.caller.friends.note({ ...to(ben), ownName: 'Benny', favourite: true, labels: ['Chess'] });
    for (let times = 0; times < 2; times += 1) {
      expect(await ben.caller.friends.remove(to(ann))).toEqual({ bond: 'none' });
    }
    expect(await both(ann, ben)).toEqual(['none', 'none']);
    await becomeFriends(ann, ben);
    expect((await ann.caller.friends.list()).items).toMatchObject([
      { ownName: '', favourite: false, labels: [] },
    ]);
  });

  it.each(['friends', 'incoming', 'outgoing', 'none'] as const)(
    'FRIEND-8: a block ends what was between both (%s), and nothing comes between them until it is lifted',
    async (bond) => {
      const [ann, ben] = await pair();
      if (bond === 'friends') await becomeFriends(ann, ben);
      if (bond === 'incoming') await ben.caller.friends.request(to(ann));
      if (bond === 'outgoing') await ann.caller.friends.request(to(ben));
      for (let times = 0; times < 2; times += 1) {
        expect(await ann.caller.friends.block(to(ben))).toEqual({ bond: 'blocked' });
      }
      expect(await both(ann, ben)).toEqual(['blocked', 'none']);
      await expect(ann.caller.friends.request(to(ben))).rejects.toEqual(refusal('FRIEND_BLOCKED'));
      await expect(ann.caller.friends.accept(to(ben))).rejects.toEqual(refusal('FRIEND_BLOCKED'));
      // To who is blocked there is no such member.
      await expect(ben.caller.friends.request(to(ann))).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
      await expect(ben.caller.friends.accept(to(ann))).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
      await expect(ben.caller.friends.mutual(to(ann))).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
      // Both ways: each lifts their own.
      await ben.caller.friends.block(to(ann));
      expect(await ann.caller.friends.unblock(to(ben))).toEqual({ bond: 'none' });
      await expect(ann.caller.friends.request(to(ben))).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
      await ben.caller.friends.unblock(to(ann));
      expect(await both(ann, ben)).toEqual(['none', 'none']);
      expect(await ann.caller.friends.request(to(ben))).toEqual({ bond: 'outgoing' });
    },
  );

  it('FRIEND-9: refuses oneself, nobody, and who was kept out or has left', async () => {
    const [ann, ben] = await pair();
    const banned = await app.member();
    const admin = await app.member({ role: 'admin' });
    await admin.caller.moderation.ban({ ...to(banned), reason: 'spam' });
    const { friends } = ann.caller;
    for (const change of [
      friends.request,
      friends.accept,
      friends.reject,
      friends.cancel,
      friends.remove,
      friends.block,
      friends.unblock,
    ]) {
      await expect(change(to(ann))).rejects.toEqual(refusal('FRIEND_SELF'));
      await expect(change({ memberId: nowhere })).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
    }
    await expect(friends.note({ ...to(ann), favourite: true })).rejects.toEqual(refusal('FRIEND_SELF'));
    await expect(friends.note({ ...to(ben), favourite: true })).rejects.toEqual(refusal('NOT_FRIENDS'));
    await expect(friends.request(to(banned))).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
  });

  it('FRIEND-10: a full list of friends, of requests and of blocks is refused, on either side', async () => {
    const [ann, ben, cem] = await Promise.all([app.member(), app.member(), app.member()]);
    const { max, maxOutgoing, maxIncoming } = friendLimits.friends;
    const many = await crowd(Math.max(max, maxIncoming));
    await tieAll(ann.me.id, many.slice(0, max), 'friends', 'me');
    const full = { appCode: 'TOO_MANY_FRIENDS', params: { max } };
    await expect(ann.caller.friends.request(to(ben))).rejects.toMatchObject(full);
    await ben.caller.friends.request(to(ann));
    await expect(ann.caller.friends.accept(to(ben))).rejects.toMatchObject(full);
    await app.services.database
      .sql`delete from bonds where ${ann.me.id} in (low_id, high_id) and state = 'friends'`;
    await ben.caller.friends.cancel(to(ann));
    await ann.caller.friends.request(to(ben));
    await tieAll(ann.me.id, many.slice(0, max), 'friends', 'me');
    await expect(ben.caller.friends.accept(to(ann))).rejects.toEqual(refusal('FRIEND_FULL'));

    await tieAll(cem.me.id, many.slice(0, maxOutgoing), 'asked', 'me');
    await expect(cem.caller.friends.request(to(ben))).rejects.toMatchObject({
      appCode: 'TOO_MANY_REQUESTS',
      params: { max: maxOutgoing },
    });
    await app.services.database.sql`delete from bonds where ${cem.me.id} in (low_id, high_id)`;
    await tieAll(cem.me.id, many.slice(0, maxIncoming), 'asked', 'them');
    await expect(ben.caller.friends.request(to(cem))).rejects.toEqual(refusal('FRIEND_FULL'));

    const more = await crowd(friendLimits.blocks.max);
    await app.services.database.sql`
      insert into blocks (member_id, blocked_id, at) select ${ben.me.id}, id, now() from unnest(${more}::uuid[]) as all_of(id)`;
    await expect(ben.caller.friends.block(to(cem))).rejects.toMatchObject({
      appCode: 'TOO_MANY_BLOCKS',
      params: { max: friendLimits.blocks.max },
    });
  });

  it('FRIEND-11: own names, favourites and groups are for oneself; groups are renamed, joined and dissolved', async () => {
    const [ann, ben, cem] = await Promise.all([app.member(), app.member(), app.member()]);
    await becomeFriends(ann, ben);
    await becomeFriends(ann, cem);
    const { friends } = ann.caller;
    expect(await friends.note({ ...to(ben), ownName: '벤', labels: ['Chess', 'Work', 'Chess'] })).toEqual({
      ownName: '벤',
      favourite: false,
      labels: ['Chess', 'Work'],
    });
    expect(await friends.note({ ...to(ben), favourite: true })).toEqual({
      ownName: '벤',
      favourite: true,
      labels: ['Chess', 'Work'],
    });
    await friends.note({ ...to(cem), labels: ['Go', 'Work'] });
    const labels = async () => {
      const { items } = await friends.list();
      const of = ({ me }: TestMember) => items.find(({ member }) => member.id === me.id)?.labels;
      return [of(ben), of(cem)];
    };
    await friends.renameLabel({ label: 'Work', to: 'Office' });
    expect(await labels()).toEqual([
      ['Chess', 'Office'],
      ['Go', 'Office'],
    ]);
    await friends.renameLabel({ label: 'Go', to: 'Office' });
    expect(await labels()).toEqual([['Chess', 'Office'], ['Office']]);
    await friends.renameLabel({ label: 'Office', to: null });
    expect(await labels()).toEqual([['Chess'], []]);
    expect((await ben.caller.friends.list()).items).toMatchObject([
      { ownName: '', favourite: false, labels: [] },
    ]);
    expect(await friends.note({ ...to(ben), ownName: '' })).toMatchObject({ ownName: '' });
    for (const bad of [
      { ownName: 'x'.repeat(21) },
      { ownName: 'two\nlines' },
      { labels: ['x'.repeat(21)] },
      { labels: [' '] },
      { labels: Array.from({ length: 6 }, (_, index) => `label ${index}`) },
    ]) {
      await expect(friends.note({ ...to(ben), ...bad })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('FRIEND-12: of all friends together so many groups may be made, and one more changes nothing', async () => {
    const ann = await app.member();
    const others = await Promise.all(Array.from({ length: 5 }, () => app.member()));
    for (const other of others) await becomeFriends(ann, other);
    const [first, ...rest] = others as [TestMember, ...TestMember[]];
    for (const [index, other] of rest.entries()) {
      const labels = Array.from({ length: 5 }, (_, place) => `label ${index * 5 + place}`);
      await ann.caller.friends.note({ ...to(other), labels });
    }
    await expect(ann.caller.friends.note({ ...to(first), labels: ['one more'] })).rejects.toMatchObject({
      appCode: 'TOO_MANY_LABELS',
      params: { max: friendLimits.labels.max },
    });
    expect(await ann.caller.friends.note({ ...to(first), labels: ['label 7'] })).toMatchObject({
      labels: ['label 7'],
    });
  });

  it('FRIEND-13: lists are paged, each entry once, requests and blocks the newest first', async () => {
    const ann = await app.member();
    const others = await crowd(5);
    await tieAll(ann.me.id, others, 'friends', 'me');
    const asked = await crowd(5);
    for (const [index, id] of asked.entries()) {
      await tieAll(ann.me.id, [id], 'asked', 'them');
      await app.services.database.sql`update bonds set at = ${new Date(index * 1000)} where asker_id = ${id}`;
    }
    type Read = (page: {
      cursor?: string | null;
      limit: number;
    }) => Promise<Pick<FriendsSnapshot['incoming'], 'nextCursor'> & { items: { member: { id: string } }[] }>;
    const all = async (read: Read) => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<Read>> = await read({ cursor, limit: 2 });
        ids.push(...page.items.map(({ member }) => member.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return ids;
    };
    expect(await all((page) => ann.caller.friends.list(page))).toEqual([...others].sort());
    expect(await all((page) => ann.caller.friends.incoming(page))).toEqual([...asked].reverse());
    expect(await all((page) => ann.caller.friends.outgoing(page))).toEqual([]);
    const blocked = await Promise.all([app.member(), app.member(), app.member()]);
    for (const one of blocked) await ann.caller.friends.block(to(one));
    expect(new Set(await all((page) => ann.caller.friends.blocked(page)))).toEqual(
      new Set(blocked.map(({ me }) => me.id)),
    );
  });

  it('FRIEND-14: mutual friends are those of both, counted and paged', async () => {
    const [ann, ben] = await pair();
    const [shared, ofAnn, ofBen] = [await crowd(5), await crowd(2), await crowd(2)];
    await tieAll(ann.me.id, [...shared, ...ofAnn], 'friends', 'me');
    await tieAll(ben.me.id, [...shared, ...ofBen], 'friends', 'them');
    const first = await ann.caller.friends.mutual({ ...to(ben), limit: 3 });
    const second = await ann.caller.friends.mutual({ ...to(ben), limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...shared].sort());
    expect(first.total).toBe(5);
    expect(second.nextCursor).toBeNull();
  });

  it('FRIEND-95: whom both know is told where one of the two who are friends shows it to the caller', async () => {
    const [ann, ben] = await pair();
    const cem = await app.member();
    await becomeFriends(ann, cem);
    await becomeFriends(ben, cem);
    const known = async () => {
      const { items, total } = await ann.caller.friends.mutual(to(ben));
      expect(items).toHaveLength(total);
      return total;
    };
    expect(await known()).toBe(1);
    await ben.caller.profiles.setPrivacy({ friends: 'me' });
    expect(await known()).toBe(1);
    await cem.caller.profiles.setPrivacy({ friends: 'me' });
    expect(await known()).toBe(0);
    await ben.caller.profiles.setPrivacy({ friends: 'everyone' });
    expect(await known()).toBe(1);
  });
});
