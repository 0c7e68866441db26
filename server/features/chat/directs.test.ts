// Direct rooms: what two members say to each other, and what nobody else learns of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LobbyEvent, RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { block } from '../../testing/friends.ts';
import { follow, makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { departFrom, forgetInRooms } from './commands/index.ts';

describe('direct rooms', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let eve: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const meet = async () => {
    [ann, ben, eve] = await Promise.all([app.member(), app.member(), app.member()]);
  };
  const open = async (one: TestMember, other: TestMember) =>
    (await one.caller.chat.openDirect({ memberId: other.me.id })).roomId;
  const roomsOf = async ({ caller }: TestMember) => (await caller.chat.myRooms()).items.map(({ id }) => id);
  const inboxOf = async ({ caller }: TestMember) => {
    const inbox = (await caller.chat.onInbox())[Symbol.asyncIterator]();
    const { value } = await inbox.next();
    await inbox.return?.();
    return value?.type === 'inbox' ? value.rooms.map(({ roomId }) => roomId) : [];
  };

  it('CHAT-120: two members have one room, whoever opens it, however often and however many at once', async () => {
    await meet();
    const opened = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => (turn % 2 ? open(ann, ben) : open(ben, ann))),
    );
    expect(new Set(opened).size).toBe(1);
    expect(await open(ben, ann)).toBe(opened[0]);
    expect(await open(ann, eve)).not.toBe(opened[0]);
    const rows = await app.services.database.sql`
      select 1 from directs where ${ann.me.id} in (low_id, high_id) and ${ben.me.id} in (low_id, high_id)`;
    expect(rows).toHaveLength(1);
    await expect(open(ann, ann)).rejects.toMatchObject({ appCode: 'DIRECT_SELF' });
    await expect(ann.caller.chat.openDirect({ memberId: app.services.newId() })).rejects.toMatchObject({
      appCode: 'MEMBER_NOT_FOUND',
    });
  });

  it('CHAT-121: who opened it sees it at once, the other one when something is said, in lists, counters and inbox', async () => {
    await meet();
    const inbox = (await ben.caller.chat.onInbox())[Symbol.asyncIterator]();
    await inbox.next();
    const roomId = await open(ann, ben);
    expect([await roomsOf(ann), await inboxOf(ann)]).toEqual([[roomId], [roomId]]);
    expect([await roomsOf(ben), await inboxOf(ben)]).toEqual([[], []]);
    await sendAll(app, ann, roomId, 'hello', 'there');
    const { value } = await inbox.next();
    expect(value).toMatchObject({
      type: 'entered',
      room: { id: roomId, kind: 'direct', title: '', with: { id: ann.me.id, nickname: ann.me.nickname } },
    });
    await inbox.return?.();
    expect([await roomsOf(ben), await inboxOf(ben)]).toEqual([[roomId], [roomId]]);
    const [mine] = (await ben.caller.chat.myRooms()).items;
    expect(mine).toMatchObject({ number: 2, readNumber: 0, lastMessage: { body: 'there' } });
    expect((await ben.caller.chat.room({ roomId })).room.with?.id).toBe(ann.me.id);
  });

  it('CHAT-121: it stands in no public list, and nobody else reads it, writes in it, enters it or is told of it', async () => {
    await meet();
    const before = await eve.caller.chat.rooms();
    const lobby = await follow<LobbyEvent>(eve.caller.chat.onLobby({ lastEventId: String(before.seq) }));
    const roomId = await open(ann, ben);
    await sendAll(app, ann, roomId, 'a secret');
    await ann.caller.chat.react({ roomId, number: 1, emoji: '👍', on: true });
    // A room of the public list, the first thing the lobby hears of.
    const told = await makeRoom(app, ann);
    expect((await lobby.next()).event).toMatchObject({ type: 'room.opened', room: { id: told } });
    await lobby.stop();
    const after = await eve.caller.chat.rooms({ limit: 100 });
    expect(after.items.map(({ id }) => id)).not.toContain(roomId);
    expect(after.total).toBe(before.total + 1);
    const { caller } = eve;
    const place = { roomId, number: 1 };
    const key = app.services.newId();
    const calls = {
      room: () => caller.chat.room({ roomId }),
      messages: () => caller.chat.messages({ roomId }),
      members: () => caller.chat.members({ roomId }),
      pins: () => caller.chat.pins({ roomId }),
      send: () => caller.chat.send({ roomId, body: 'let me in', key }),
      read: () => caller.chat.read(place),
      typing: () => caller.chat.typing({ roomId }),
      react: () => caller.chat.react({ ...place, emoji: '👍', on: true }),
      edits: () => caller.chat.edits(place),
      remove: () => caller.chat.deleteMessage(place),
      onRoom: () => caller.chat.onRoom({ roomId, lastEventId: '0' }),
      leave: () => caller.chat.leaveRoom({ roomId }),
    };
    for (const [name, call] of Object.entries(calls)) {
      await expect(call(), name).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    }
    await expect(caller.chat.joinRoom({ roomId })).rejects.toMatchObject({ appCode: 'ROOM_NOT_FOUND' });
    expect(await inboxOf(eve)).toEqual([]);
  });

  it('CHAT-122, CHAT-264: across a block none is opened, nothing is written or reworded, and what was said stays readable', async () => {
    await meet();
    await block(app.services, ann, eve);
    await expect(open(ann, eve)).rejects.toMatchObject({ appCode: 'FRIEND_BLOCKED' });
    await expect(open(eve, ann)).rejects.toMatchObject({ appCode: 'MEMBER_NOT_FOUND' });
    const roomId = await open(ann, ben);
    await sendAll(app, ben, roomId, 'before');
    await sendAll(app, ann, roomId, 'before, too');
    await block(app.services, ann, ben);
    await expect(sendAll(app, ann, roomId, 'x')).rejects.toMatchObject({ appCode: 'FRIEND_BLOCKED' });
    await expect(sendAll(app, ben, roomId, 'x')).rejects.toMatchObject({ appCode: 'DIRECT_REFUSED' });
    const reword = ({ caller }: TestMember, number: number) =>
      caller.chat.editMessage({ roomId, number, body: 'in other words' });
    await expect(reword(ann, 2)).rejects.toMatchObject({ appCode: 'FRIEND_BLOCKED' });
    await expect(reword(ben, 1)).rejects.toMatchObject({ appCode: 'DIRECT_REFUSED' });
    for (const { caller } of [ann, ben]) {
      const { messages } = await caller.chat.room({ roomId });
      expect(messages.items.map(({ body }) => body)).toEqual(['before', 'before, too']);
    }
    expect(await open(ben, ann)).toBe(roomId);
  });

  it('CHAT-275: across a block nothing is put under what was said, nor pinned; what one put there oneself goes', async () => {
    await meet();
    const roomId = await open(ann, ben);
    await sendAll(app, ann, roomId, 'hello');
    await ben.caller.chat.react({ roomId, number: 1, emoji: '👍', on: true });
    await block(app.services, ann, ben);
    const refused = (appCode: string) => expect.objectContaining({ appCode });
    for (const [{ caller }, code] of [
      [ben, 'DIRECT_REFUSED'],
      [ann, 'FRIEND_BLOCKED'],
    ] as const) {
      await expect(caller.chat.react({ roomId, number: 1, emoji: '🎉', on: true })).rejects.toEqual(
        refused(code),
      );
      await expect(caller.chat.pinMessage({ roomId, number: 1, on: true })).rejects.toEqual(refused(code));
    }
    await ben.caller.chat.react({ roomId, number: 1, emoji: '👍', on: false });
    const { messages, pins } = await ann.caller.chat.room({ roomId });
    expect(messages.items[0]?.reactions).toBeUndefined();
    expect(pins).toEqual([]);
  });

  it('CHAT-122: a refused message sinks none of those it shares a commit with', async () => {
    await meet();
    const refused = await open(ann, ben);
    const fine = await open(ann, eve);
    await block(app.services, ben, ann);
    const answers = await Promise.allSettled(
      [refused, fine, refused, fine].map((roomId) => sendAll(app, ann, roomId, 'together')),
    );
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('CHAT-123: messages do there what they do in rooms; both pin, and each takes away their own alone', async () => {
    await meet();
    const keeper = await app.member({ role: 'moderator' });
    const roomId = await open(keeper, ben);
    await sendAll(app, ben, roomId, 'first', 'second');
    await keeper.caller.chat.react({ roomId, number: 1, emoji: '🎂', on: true });
    await ben.caller.chat.editMessage({ roomId, number: 1, body: 'again' });
    await keeper.caller.chat.pinMessage({ roomId, number: 2, on: true });
    await ben.caller.chat.pinMessage({ roomId, number: 1, on: true });
    await expect(keeper.caller.chat.deleteMessage({ roomId, number: 1 })).rejects.toMatchObject({
      appCode: 'NOT_ALLOWED',
    });
    await ben.caller.chat.deleteMessage({ roomId, number: 2 });
    const room = await keeper.caller.chat.room({ roomId });
    expect(room.pins).toEqual([1]);
    expect(room.messages.items).toMatchObject([
      { body: 'again', reactions: [{ emoji: '🎂', count: 1, mine: true }] },
      { body: '', deletedAt: expect.any(Number) },
    ]);
  });

  it('CHAT-123: nobody looks after it, keepers of the house neither', async () => {
    await meet();
    const keeper = await app.member({ role: 'moderator' });
    const roomId = await open(keeper, ben);
    await sendAll(app, ben, roomId, 'ours');
    const { chat } = keeper.caller;
    const memberId = ben.me.id;
    const to = { roomId, memberId, key: app.services.newId() };
    const calls = {
      editRoom: () => chat.editRoom({ roomId, slowMode: 60, key: to.key }),
      handOver: () => chat.handOver(to),
      kick: () => chat.kick(to),
      ban: () => chat.banFromRoom(to),
      unban: () => chat.unban(to),
      mute: () => chat.muteInRoom({ ...to, seconds: 60 }),
      close: () => chat.closeRoom({ roomId, key: to.key }),
      makeInvite: () => chat.makeInvite({ roomId, days: 1, key: to.key }),
      revokeInvite: () => chat.revokeInvite({ roomId, inviteId: to.key }),
      roomKeeping: () => chat.roomKeeping({ roomId }),
      person: () => chat.personInRoom({ roomId, memberId }),
      bans: () => chat.bans({ roomId }),
      invites: () => chat.invites({ roomId }),
      log: () => chat.roomLog({ roomId }),
    };
    for (const [name, call] of Object.entries(calls)) {
      await expect(call(), name).rejects.toMatchObject({ appCode: 'ROOM_NOT_FOUND' });
    }
    await sendAll(app, ben, roomId, 'still');
  });

  it('CHAT-124: nobody leaves it; of who deletes their account what was said stays, and with both gone nothing', async () => {
    await meet();
    const roomId = await open(ann, ben);
    const silent = await open(ben, eve);
    await sendAll(app, ann, roomId, 'from ann');
    await sendAll(app, ben, roomId, 'from ben');
    await expect(ann.caller.chat.leaveRoom({ roomId })).rejects.toMatchObject({ appCode: 'NOT_ALLOWED' });
    const old = await ann.caller.chat.room({ roomId });
    await app.services.database.sql`
      update members set nickname = '', deleted_at = now() where id = ${ben.me.id}`.catch(() => {});
    await forgetInRooms(app.services, ben.me.id);
    const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }));
    expect((await reader.next()).event).toMatchObject({ type: 'member.left', memberId: ben.me.id });
    expect((await reader.next()).event).toEqual({ type: 'member.gone', memberId: ben.me.id });
    await reader.stop();
    const room = await ann.caller.chat.room({ roomId });
    expect(room.room.memberCount).toBe(1);
    expect(room.messages.items.map(({ body }) => body)).toEqual(['from ann', 'from ben']);
    await expect(sendAll(app, ann, roomId, 'x')).rejects.toMatchObject({
      appCode: 'MEMBER_NOT_FOUND',
      params: { gone: true },
    });
    await expect(ben.caller.chat.room({ roomId })).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    await departFrom(app.services, ann.me.id, roomId);
    const left = await app.services.database.sql`select id from rooms where id in (${roomId}, ${silent})`;
    expect(left.map((row) => row['id'])).toEqual([silent]);
  });

  it('CHAT-126: nobody in it is told who is online', async () => {
    await meet();
    const roomId = await open(ann, ben);
    const shared = await makeRoomOf(app, ann, ben);
    app.services.presence.touch(ben.me.id);
    const { members } = await ann.caller.chat.room({ roomId });
    expect(members.items.map(({ online }) => online)).toEqual([false, false]);
    expect((await ann.caller.chat.members({ roomId })).items.map(({ online }) => online)).toEqual([
      false,
      false,
    ]);
    expect((await ann.caller.chat.members({ roomId: shared })).items).toHaveLength(2);
  });
});
