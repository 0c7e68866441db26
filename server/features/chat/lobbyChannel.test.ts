// The lobby's own channel: for everybody who is signed in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { applyRoomEvent, roomStateOf } from '../../../shared/chatReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { waitForLocks } from '../../testing/locks.ts';
import { follow, sendAll } from '../../testing/rooms.ts';
import { forgetInRooms } from './commands/index.ts';

describe('the lobby’s channel', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let keeper: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben] = await Promise.all([app.member(), app.member()]);
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());
  const key = () => app.services.newId();
  const refused = (appCode: string) => expect.objectContaining({ appCode });
  const enter = async ({ caller }: TestMember) => (await caller.chat.enterLobby()).roomId;

  it('CHAT-160: everybody enters the same one, however many at once, reads and writes', async () => {
    const people = [ann, ben, ...(await Promise.all([1, 2, 3].map(() => app.member())))];
    const ids = await Promise.all([...people, ...people].map(enter));
    expect(new Set(ids).size).toBe(1);
    const roomId = ids[0] ?? '';
    await sendAll(app, ann, roomId, 'hello all');
    const { room, members, messages } = await ben.caller.chat.room({ roomId });
    expect(room).toMatchObject({ kind: 'lobby', owner: null, memberCount: 0 });
    expect(members).toEqual({ items: [], nextCursor: null });
    expect(messages).toMatchObject({ items: [{ body: 'hello all' }], lines: [] });
    await expect(app.guest().caller.chat.enterLobby()).rejects.toEqual(refused('NOT_SIGNED_IN'));
  });

  it('CHAT-160: it stands in no list and no inbox, and nobody leaves it', async () => {
    const roomId = await enter(ann);
    await enter(ben);
    await sendAll(app, ben, roomId, 'psst');
    for (const { items } of [
      await ann.caller.chat.myRooms({ limit: 100 }),
      await ann.caller.chat.rooms({ limit: 100 }),
      await ann.caller.chat.members({ roomId, limit: 10 }),
    ]) {
      expect(items).toEqual([]);
    }
    const inbox = (await ann.caller.chat.onInbox())[Symbol.asyncIterator]();
    expect((await inbox.next()).value).toEqual({ type: 'inbox', rooms: [] });
    await inbox.return?.(undefined);
    // Nor does being in it bring anybody near.
    const shy = await app.member();
    await enter(shy);
    await shy.caller.friends.setPresence({ reach: 'near' });
    await expect(ann.caller.chat.openDirect({ memberId: shy.me.id })).rejects.toEqual(
      refused('DIRECT_REFUSED'),
    );
    await expect(ann.caller.chat.leaveRoom({ roomId })).rejects.toEqual(refused('NOT_ALLOWED'));
    expect(await enter(ann)).toBe(roomId);
  });

  it('CHAT-271: who comes in while they are being banned is kept out', async () => {
    const [roomId, late] = [await enter(keeper), await app.member()];
    const { sql } = app.services.database;
    const ban = await sql.reserve();
    try {
      await ban`begin`;
      await ban`select 1 from rooms where id = ${roomId} for update`;
      await ban`insert into room_bans (id, room_id, member_id, actor_id, reason, at)
        values (${key()}, ${roomId}, ${late.me.id}, ${keeper.me.id}, '', now())`;
      const entering = enter(late).then(
        () => 'in',
        (error: unknown) => error,
      );
      await waitForLocks(sql, 1);
      await ban`commit`;
      expect(await entering).toEqual(refused('ROOM_BANNED'));
    } finally {
      ban.release();
    }
    expect(await sql`select 1 from room_members where member_id = ${late.me.id}`).toHaveLength(0);
  });

  it('CHAT-161: keepers of the house look after it, nobody else', async () => {
    const [roomId, noisy] = [await enter(keeper), await app.member()];
    await enter(noisy);
    await enter(ann);
    const old = roomStateOf(await ann.caller.chat.room({ roomId }));
    const [said] = await sendAll(app, noisy, roomId, 'spam');
    const place = { roomId, number: said?.number ?? 0 };
    const to = { roomId, memberId: noisy.me.id, key: key() };
    for (const call of [
      () => ann.caller.chat.deleteMessage(place),
      () => ann.caller.chat.banFromRoom(to),
      () => ann.caller.chat.muteInRoom({ ...to, seconds: 60 }),
      () => ann.caller.chat.editRoom({ roomId, slowMode: 5, key: key() }),
      () => keeper.caller.chat.handOver({ ...to, key: key() }),
    ]) {
      await expect(call()).rejects.toEqual(refused('NOT_ALLOWED'));
    }
    for (const call of [
      () => keeper.caller.chat.closeRoom({ roomId, key: key() }),
      () => keeper.caller.chat.makeInvite({ roomId, days: 1, key: key() }),
    ]) {
      await expect(call()).rejects.toEqual(refused('ROOM_NOT_FOUND'));
    }
    const editing = keeper.caller.chat.editRoom({ roomId, title: 'Mine', key: key() });
    await expect(editing).rejects.toMatchObject({ appCode: 'BAD_INPUT', params: { field: 'title' } });
    const feed = await follow<RoomEvent>(noisy.caller.chat.onRoom({ roomId }));
    await keeper.caller.chat.deleteMessage(place);
    await keeper.caller.chat.editRoom({ roomId, words: ['spam'], key: key() });
    await expect(sendAll(app, ann, roomId, 'spam')).rejects.toEqual(refused('WORD_REFUSED'));
    await keeper.caller.chat.muteInRoom({ ...to, seconds: 60 });
    await keeper.caller.chat.banFromRoom({ ...to, key: key() });
    const ending = async () => {
      for (;;) await feed.next();
    };
    await expect(ending()).rejects.toEqual(refused('ROOM_BANNED'));
    await expect(enter(noisy)).rejects.toEqual(refused('ROOM_BANNED'));
    await expect(noisy.caller.chat.messages({ roomId, limit: 5 })).rejects.toEqual(refused('NOT_IN_ROOM'));
    // What was told since gives what stands now.
    const fresh = roomStateOf(await ann.caller.chat.room({ roomId }));
    const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }));
    let state = old;
    while (state.seq < fresh.seq) {
      const { id, event } = await reader.next();
      state = applyRoomEvent(state, event, Number(id));
    }
    await reader.stop();
    expect(state).toEqual(fresh);
  });

  it('CHAT-161: everybody is addressed by keepers alone, however few are counted', async () => {
    const roomId = await enter(ann);
    await enter(keeper);
    const all = { roomId, body: '@here', mentionsAll: true };
    await expect(ann.caller.chat.send({ ...all, key: key() })).rejects.toEqual(
      refused('ALL_NOT_ADDRESSABLE'),
    );
    await keeper.caller.chat.send({ ...all, key: key() });
    const { items } = await ann.caller.alerts.list({ kind: 'mention', limit: 10 });
    expect(items).toEqual([]);
  });

  it('CHAT-160: who deletes their account is in it no more, and their name is gone', async () => {
    const going = await app.member();
    const roomId = await enter(going);
    await sendAll(app, going, roomId, 'so long');
    await forgetInRooms(app.services, going.me.id);
    await expect(going.caller.chat.messages({ roomId, limit: 5 })).rejects.toEqual(refused('NOT_IN_ROOM'));
    expect((await ann.caller.chat.room({ roomId })).room.memberCount).toBe(0);
  });
});
