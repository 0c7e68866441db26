// Asking, answering, ending and blocking: what both see, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { friendLimits } from '../../../shared/friendLimits.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { bondsOf } from '../../testing/bonds.ts';
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

  const { pair, seen, both, to, crowd, tieAll } = bondsOf(() => app);

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
});
