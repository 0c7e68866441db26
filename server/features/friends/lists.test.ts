// What one keeps about friends, and the lists of them: names, groups, pages, and whom both know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { friendLimits } from '../../../shared/friendLimits.ts';
import type { FriendsSnapshot } from '../../../shared/friends.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { bondsOf } from '../../testing/bonds.ts';
import { becomeFriends } from '../../testing/friends.ts';

describe('lists of friends', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const { pair, to, crowd, tieAll } = bondsOf(() => app);

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
