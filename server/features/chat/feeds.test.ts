// The feeds of rooms and of the lobby: what they bring, where they resume, how they end.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LobbyEvent, RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { roomTopic } from './topics.ts';

describe('feeds of chat', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const onRoom = (member: TestMember, roomId: string, lastEventId?: string | null) =>
    follow<RoomEvent>(member.caller.chat.onRoom({ roomId, lastEventId }));
  const onLobby = (caller: TestMember['caller'], lastEventId?: string) =>
    follow<LobbyEvent>(caller.chat.onLobby({ lastEventId }));
  const ref = ({ me: { id, nickname, avatar } }: TestMember) => ({ id, nickname, avatar });

  it('CHAT-12, CHAT-28: brings a message with its number, author and seq', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const { seq } = await ben.caller.chat.room({ roomId });
    const reader = await onRoom(ben, roomId, String(seq));
    const [sent] = await sendAll(app, ann, roomId, 'hello');
    expect(await reader.next()).toEqual({
      id: String(sent?.seq),
      event: {
        type: 'message.created',
        message: { id: sent?.id, number: 1, author: ref(ann), body: 'hello', at: sent?.at },
      },
    });
    expect(sent?.seq).toBe(seq + 1);
    await reader.stop();
  });

  it('CHAT-17: resumes after any id, also 0 and that of an ephemeral event', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ann, roomId, 'one', 'two');
    const reader = await onRoom(ben, roomId, '3');
    expect((await reader.next()).id).toBe('4');
    await ann.caller.chat.typing({ roomId });
    const typing = await reader.next();
    expect(typing).toEqual({ id: '4', event: { type: 'typing', member: ref(ann) } });
    await reader.stop();
    await sendAll(app, ann, roomId, 'three');
    const again = await onRoom(ben, roomId, typing.id);
    expect(await again.next()).toMatchObject({ id: '5', event: { message: { body: 'three' } } });
    await again.stop();
    const all = await onRoom(ben, roomId, '0');
    expect((await all.take(5)).map(({ id, event }) => [id, event.type])).toEqual([
      ['1', 'member.joined'],
      ['2', 'member.joined'],
      ['3', 'message.created'],
      ['4', 'message.created'],
      ['5', 'message.created'],
    ]);
    await all.stop();
  });

  it('CHAT-17: begins with what comes, or with one reset where the id is no place to resume', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const fresh = await onRoom(ben, roomId);
    const wild = await onRoom(ben, roomId, '987654321');
    const { seq } = await ben.caller.chat.room({ roomId });
    expect(await wild.next()).toEqual({ id: String(seq), event: { type: 'reset' } });
    await sendAll(app, ann, roomId, 'now');
    for (const reader of [fresh, wild]) {
      expect(await reader.next()).toMatchObject({ id: String(seq + 1), event: { message: { body: 'now' } } });
      await reader.stop();
    }
    for (const lastEventId of ['', '-1', '1e3', 'x', '12345678901234567']) {
      await expect(ben.caller.chat.onRoom({ roomId, lastEventId })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
  });

  it('CHAT-18: tells of typing and stores nothing', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const { seq } = await ben.caller.chat.room({ roomId });
    const reader = await onRoom(ben, roomId, String(seq - 1));
    await reader.next();
    await ann.caller.chat.typing({ roomId });
    expect((await reader.next()).event).toEqual({ type: 'typing', member: ref(ann) });
    expect((await ben.caller.chat.room({ roomId })).seq).toBe(seq);
    await reader.stop();
  });

  it('CHAT-70: an open feed stands for the right to tell of typing, and ends with it', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const { seq } = await ben.caller.chat.room({ roomId });
    const anns = await onRoom(ann, roomId, String(seq - 1));
    const bens = await onRoom(ben, roomId, String(seq - 1));
    for (const reader of [anns, bens]) await reader.next();
    const { sql } = app.services.database;
    const ofBen = sql`room_id = ${roomId} and member_id = ${ben.me.id}`;
    const rows = await sql`delete from room_members where ${ofBen} returning *`;
    await ben.caller.chat.typing({ roomId });
    expect((await anns.next()).event).toEqual({ type: 'typing', member: ref(ben) });
    await sql`insert into room_members ${sql(rows)}`;

    await ben.caller.chat.leaveRoom({ roomId });
    expect((await bens.take(2)).map(({ event }) => event.type)).toEqual(['typing', 'member.left']);
    await expect(bens.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    await expect(ben.caller.chat.typing({ roomId })).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    await anns.stop();
  });

  it('CHAT-284: a room that is called like an address is no such place', async () => {
    const target = await makeRoomOf(app, ann, ben);
    const [{ seq }, lobby] = await Promise.all([
      ben.caller.chat.room({ roomId: target }),
      app.guest().caller.chat.rooms(),
    ]);
    const [room, list] = [
      await onRoom(ben, target, String(seq)),
      await onLobby(app.guest().caller, String(lobby.seq)),
    ];
    const titles = ['lobby', 'lobby:guests', '__proto__', `user:${ben.me.id.slice(0, 30)}`];
    for (const title of titles) {
      const roomId = await makeRoom(app, ann, { title });
      await sendAll(app, ann, roomId, `said in ${title}`);
    }
    await sendAll(app, ann, target, 'said here');
    expect((await room.next()).event).toMatchObject({
      type: 'message.created',
      message: { body: 'said here' },
    });
    // Of rooms the list tells that they are there, and of nothing that is said in them.
    const told = (await list.take(titles.length)).map(({ event }) => event);
    expect(told).toMatchObject(titles.map((title) => ({ type: 'room.opened', room: { title } })));
    await Promise.all([room.stop(), list.stop()]);
  });

  it('CHAT-19: sends the own leaving and ends with NOT_IN_ROOM; the others go on', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const bens = await onRoom(ben, roomId, '2');
    const anns = await onRoom(ann, roomId, '2');
    await ben.caller.chat.leaveRoom({ roomId });
    expect(await bens.next()).toMatchObject({
      id: '3',
      event: {
        type: 'member.left',
        memberId: ben.me.id,
        memberCount: 1,
        line: { kind: 'left', afterNumber: 0 },
      },
    });
    await expect(bens.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    expect((await anns.next()).event.type).toBe('member.left');
    await sendAll(app, ann, roomId, 'alone');
    expect((await anns.next()).event.type).toBe('message.created');
    await anns.stop();
    await expect.poll(() => app.services.live.topics).toBe(0);
  });

  it('CHAT-19: is not ended by a leaving from before the member came back', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await ben.caller.chat.leaveRoom({ roomId });
    await ben.caller.chat.joinRoom({ roomId });
    const reader = await onRoom(ben, roomId, '0');
    expect((await reader.take(4)).map(({ event }) => event.type)).toEqual([
      'member.joined',
      'member.joined',
      'member.left',
      'member.joined',
    ]);
    await sendAll(app, ann, roomId, 'welcome back');
    expect((await reader.next()).event.type).toBe('message.created');
    await reader.stop();
  });

  it('CHAT-19: ends with ROOM_NOT_FOUND when the room closes', async () => {
    const roomId = await makeRoom(app, ann);
    const { seq } = await ann.caller.chat.room({ roomId });
    const reader = await onRoom(ann, roomId, String(seq));
    await ann.caller.chat.leaveRoom({ roomId });
    expect(await reader.next()).toEqual({ id: String(seq + 1), event: { type: 'room.closed' } });
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'ROOM_NOT_FOUND' });
  });

  it('CHAT-10: tells who owns the room now', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const reader = await onRoom(ben, roomId, '2');
    await ann.caller.chat.leaveRoom({ roomId });
    expect((await reader.take(2)).map(({ event }) => event)).toMatchObject([
      { type: 'member.left', memberId: ann.me.id },
      { type: 'room.owner', owner: ref(ben), line: { kind: 'owner', member: ref(ben) } },
    ]);
    await reader.stop();
  });

  it('CHAT-20, CHAT-3: tells members with owners and guests without of every change of the list', async () => {
    const guest = app.guest().caller;
    const [memberSeq, guestSeq] = [(await ann.caller.chat.rooms()).seq, (await guest.chat.rooms()).seq];
    const members = await onLobby(ann.caller, String(memberSeq));
    const guests = await onLobby(guest, String(guestSeq));
    const roomId = await makeRoom(app, ann, { title: 'Seen', capacity: 3, password: 'pst' });
    await ben.caller.chat.joinRoom({ roomId, password: 'pst' });
    await ann.caller.chat.leaveRoom({ roomId });
    await ben.caller.chat.leaveRoom({ roomId });
    const card = { id: roomId, title: 'Seen', locked: true };
    const seen = (await members.take(4)).map(({ event }) => event);
    expect(seen).toMatchObject([
      { type: 'room.opened', room: { ...card, memberCount: 1, owner: ref(ann) } },
      { type: 'room.changed', room: { ...card, memberCount: 2, owner: ref(ann) } },
      { type: 'room.changed', room: { ...card, memberCount: 1, owner: ref(ben) } },
      { type: 'room.closed', roomId },
    ]);
    const seenByGuests = (await guests.take(4)).map(({ event }) => event);
    expect(seenByGuests).toEqual(
      seen.map((event) => ('room' in event ? { ...event, room: { ...event.room, owner: null } } : event)),
    );
    expect(JSON.stringify(seenByGuests)).not.toContain(ann.me.nickname);
    expect(JSON.stringify(seen)).not.toContain('argon2');
    await members.stop();
    await guests.stop();
  });

  it('CHAT-22, LIVE-77: tells the lobby and the rooms who is online, and guests and rooms nobody follows not', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const unheardId = await makeRoomOf(app, ann, ben);
    const said = vi.spyOn(app.services.live, 'publishEphemeral');
    const room = await onRoom(ann, roomId, '1');
    await room.next();
    const lobby = await onLobby(ann.caller, String((await ann.caller.chat.rooms()).seq - 1));
    await lobby.next();
    const guests = await onLobby(app.guest().caller, String((await app.guest().caller.chat.rooms()).seq - 1));
    await guests.next();
    const { presence } = app.services;
    presence.connected(ben.me, 'connection 1');
    presence.connected(ben.me, 'connection 2');
    expect((await lobby.next()).event).toEqual({ type: 'presence', member: ref(ben), online: true });
    expect((await room.next()).event).toEqual({ type: 'presence', memberId: ben.me.id, online: true });
    presence.disconnected(ben.me.id, 'connection 1');
    presence.disconnected(ben.me.id, 'connection 2');
    expect((await lobby.next()).event).toEqual({ type: 'presence', member: ref(ben), online: false });
    expect((await room.next()).event).toEqual({ type: 'presence', memberId: ben.me.id, online: false });
    const topics = said.mock.calls.map(([topic]) => topic);
    expect(topics).toContain(roomTopic(roomId));
    expect(topics).not.toContain(roomTopic(unheardId));
    said.mockRestore();
    await makeRoom(app, ann, { title: 'after' });
    expect((await guests.next()).event).toMatchObject({ type: 'room.opened', room: { title: 'after' } });
    for (const reader of [room, lobby, guests]) await reader.stop();
  });

  it('LIVE-11: leaves nothing behind', () => {
    expect(app.services.live.topics).toBe(0);
  });
});
