// Making, entering and leaving rooms.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeLasting, makeRoom, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';

describe('rooms', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let eve: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_ROOM_CAPACITY_MAX: '50' } });
    [ann, ben, eve] = await Promise.all([app.member(), app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const refused = (appCode: string, params: object = {}) => ({ appCode, params });
  const newKey = () => app.services.newId();
  const roomRow = async (roomId: string) =>
    (await app.services.database.sql`select * from rooms where id = ${roomId}`)[0];

  describe('chat.createRoom', () => {
    it('CHAT-1: puts its maker in and makes them the owner', async () => {
      const roomId = await makeRoom(app, ann, { title: '  Night shift  ', capacity: 5 });
      const { room, members, messages } = await ann.caller.chat.room({ roomId });
      expect(room).toMatchObject({
        id: roomId,
        title: 'Night shift',
        kind: 'open',
        locked: false,
        lasting: false,
        capacity: 5,
        memberCount: 1,
        owner: { id: ann.me.id, nickname: ann.me.nickname, avatar: ann.me.avatar },
      });
      expect(members).toMatchObject({ items: [{ id: ann.me.id }], nextCursor: null });
      expect(messages).toMatchObject({
        items: [],
        lines: [{ kind: 'joined', afterNumber: 0, member: { id: ann.me.id } }],
        nextBefore: null,
      });
    });

    it('CHAT-1: makes one room of five calls at once with the same key', async () => {
      const input = { title: 'Once', capacity: 5, password: 'hush', key: newKey() };
      const answers = await Promise.all(Array.from({ length: 5 }, () => ann.caller.chat.createRoom(input)));
      expect(new Set(answers.map(({ roomId }) => roomId)).size).toBe(1);
      const [counted] = await app.services.database.sql`select count(*)::int from rooms where title = 'Once'`;
      expect(counted?.['count']).toBe(1);
      for (const other of [{ title: 'Twice' }, { capacity: 6 }, { password: 'hash' }]) {
        await expect(ann.caller.chat.createRoom({ ...input, ...other })).rejects.toMatchObject({
          appCode: 'KEY_REUSED',
        });
      }
    });

    it('CHAT-2: refuses a capacity above the setting, and titles and capacities out of bounds', async () => {
      const make = (facts: object) =>
        ann.caller.chat.createRoom({ title: 'x', capacity: 2, key: newKey(), ...facts });
      await expect(make({ capacity: 51 })).rejects.toMatchObject(refused('CAPACITY_TOO_LARGE', { max: 50 }));
      await expect(make({ capacity: 50 })).resolves.toHaveProperty('roomId');
      for (const facts of [
        { capacity: 1 },
        { capacity: 2.5 },
        { title: '   ' },
        { title: 'x'.repeat(36) },
        { title: 'nul\u0000' },
        { title: 'lone\ud800' },
        { password: '' },
        { key: 'not a uuid' },
      ]) {
        await expect(make(facts), JSON.stringify(facts)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      }
    });

    it('CHAT-3: stores the password hashed and sends it nowhere', async () => {
      const roomId = await makeRoom(app, ann, { title: 'Quiet', password: 'sesame-123' });
      const hash = String((await roomRow(roomId))?.['password_hash']);
      expect(hash).toMatch(/^\$argon2id\$/);
      const answers = JSON.stringify([
        await ann.caller.chat.rooms(),
        await ann.caller.chat.myRooms(),
        await ann.caller.chat.room({ roomId }),
        await app.services.database.sql`select * from events`,
        await app.services.database.sql`select result from request_keys`,
      ]);
      expect(answers).toContain(roomId);
      expect(answers).not.toContain('sesame-123');
      expect(answers).not.toContain('argon2');
      expect((await ann.caller.chat.room({ roomId })).room.locked).toBe(true);
    });
  });

  describe('chat.joinRoom', () => {
    it('CHAT-7: lets a member in once, with one line', async () => {
      const roomId = await makeRoom(app, ann, { password: 'open up' });
      await ben.caller.chat.joinRoom({ roomId, password: 'open up' });
      await ben.caller.chat.joinRoom({ roomId });
      await Promise.all(
        Array.from({ length: 4 }, () => eve.caller.chat.joinRoom({ roomId, password: 'open up' })),
      );
      const { room, members, messages } = await eve.caller.chat.room({ roomId });
      expect(room.memberCount).toBe(3);
      expect(members.items.map(({ id }) => id)).toEqual([ann.me.id, ben.me.id, eve.me.id]);
      expect(messages.lines.map(({ kind, member }) => [kind, member.id])).toEqual([
        ['joined', ann.me.id],
        ['joined', ben.me.id],
        ['joined', eve.me.id],
      ]);
    });

    it('CHAT-4: asks a locked room for its password', async () => {
      const roomId = await makeRoom(app, ann, { password: 'right' });
      await expect(ben.caller.chat.joinRoom({ roomId })).rejects.toMatchObject(
        refused('ROOM_PASSWORD_NEEDED'),
      );
      await expect(ben.caller.chat.joinRoom({ roomId, password: 'wrong' })).rejects.toMatchObject(
        refused('ROOM_PASSWORD_WRONG'),
      );
      await ben.caller.chat.joinRoom({ roomId, password: 'right' });
    });

    it('CHAT-5, CHAT-6: refuses a full room, and everybody is still where they were', async () => {
      const other = await makeRoom(app, eve);
      const roomId = await makeRoom(app, ann, { capacity: 2 });
      await ben.caller.chat.joinRoom({ roomId });
      await expect(eve.caller.chat.joinRoom({ roomId })).rejects.toMatchObject(
        refused('ROOM_FULL', { capacity: 2 }),
      );
      await expect(eve.caller.chat.room({ roomId })).rejects.toMatchObject(refused('NOT_IN_ROOM'));
      expect((await eve.caller.chat.room({ roomId: other })).room.memberCount).toBe(1);
      const { room, messages } = await ann.caller.chat.room({ roomId });
      expect(room.memberCount).toBe(2);
      expect(messages.lines).toHaveLength(2);
      await ben.caller.chat.leaveRoom({ roomId });
      await eve.caller.chat.joinRoom({ roomId });
    });

    it('CHAT-11: answers ROOM_NOT_FOUND for a room that is not there, or is of another kind', async () => {
      await expect(ben.caller.chat.joinRoom({ roomId: nowhere })).rejects.toMatchObject(
        refused('ROOM_NOT_FOUND'),
      );
      const roomId = await makeRoom(app, ann);
      await app.services.database.sql`update rooms set kind = 'direct', title = '' where id = ${roomId}`;
      await expect(ben.caller.chat.joinRoom({ roomId })).rejects.toMatchObject(refused('ROOM_NOT_FOUND'));
    });
  });

  it('CHAT-8: a member is in several rooms at once, and leaving one leaves the others', async () => {
    const cat = await app.member();
    const roomIds = [await makeRoom(app, cat), await makeRoom(app, cat), await makeRoomOf(app, ann, cat)];
    expect((await cat.caller.chat.myRooms()).items.map(({ id }) => id)).toEqual(roomIds.toReversed());
    await cat.caller.chat.leaveRoom({ roomId: roomIds[1] ?? '' });
    expect((await cat.caller.chat.myRooms()).items.map(({ id }) => id)).toEqual([roomIds[2], roomIds[0]]);
  });

  describe('chat.leaveRoom', () => {
    it('CHAT-9: closes the room with its history when the last member leaves', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      await sendAll(app, ann, roomId, 'a secret');
      await ben.caller.chat.leaveRoom({ roomId });
      await ann.caller.chat.leaveRoom({ roomId });
      await expect(ann.caller.chat.room({ roomId })).rejects.toMatchObject(refused('ROOM_NOT_FOUND'));
      await expect(ann.caller.chat.joinRoom({ roomId })).rejects.toMatchObject(refused('ROOM_NOT_FOUND'));
      await expect(ann.caller.chat.leaveRoom({ roomId })).rejects.toMatchObject(refused('ROOM_NOT_FOUND'));
      const { sql } = app.services.database;
      expect(await roomRow(roomId)).toBeUndefined();
      expect(await sql`select 1 from messages where room_id = ${roomId}`).toHaveLength(0);
      expect(await sql`select 1 from room_lines where room_id = ${roomId}`).toHaveLength(0);
      expect(await sql`select payload from events where topic = ${`room:${roomId}`}`).toEqual([
        { payload: { type: 'room.closed' } },
      ]);
      expect(JSON.stringify(await sql`select payload from events`)).not.toContain('a secret');
    });

    it('CHAT-9: keeps a lasting room with its history', async () => {
      const roomId = await makeRoom(app, ann);
      await makeLasting(app, roomId);
      await sendAll(app, ann, roomId, 'still here');
      await ann.caller.chat.leaveRoom({ roomId });
      await ben.caller.chat.joinRoom({ roomId });
      const { room, messages } = await ben.caller.chat.room({ roomId });
      expect(room).toMatchObject({ lasting: true, memberCount: 1 });
      expect(messages.items.map(({ body }) => body)).toEqual(['still here']);
    });

    it('CHAT-10: hands the room to the longest-present member, with a line', async () => {
      const roomId = await makeRoomOf(app, ann, ben, eve);
      await sendAll(app, ben, roomId, 'hello');
      await ann.caller.chat.leaveRoom({ roomId });
      const { room, messages } = await eve.caller.chat.room({ roomId });
      expect(room.owner?.id).toBe(ben.me.id);
      expect(messages.lines.slice(-2)).toMatchObject([
        { kind: 'left', afterNumber: 1, member: { id: ann.me.id } },
        { kind: 'owner', afterNumber: 1, member: { id: ben.me.id } },
      ]);
      await eve.caller.chat.leaveRoom({ roomId });
      expect((await ben.caller.chat.room({ roomId })).room.owner?.id).toBe(ben.me.id);
    });

    it('CHAT-11: refuses one who is not in the room', async () => {
      const roomId = await makeRoom(app, ann);
      await expect(eve.caller.chat.leaveRoom({ roomId })).rejects.toMatchObject(refused('NOT_IN_ROOM'));
    });
  });

  it('CHAT-11: is for members only, and inside a room for those in it', async () => {
    const roomId = await makeRoom(app, ann);
    const calls = (caller: TestMember['caller'], id: string) => ({
      createRoom: () => caller.chat.createRoom({ title: 'x', capacity: 2, key: newKey() }),
      myRooms: () => caller.chat.myRooms(),
      joinRoom: () => caller.chat.joinRoom({ roomId: id }),
      leaveRoom: () => caller.chat.leaveRoom({ roomId: id }),
      room: () => caller.chat.room({ roomId: id }),
      members: () => caller.chat.members({ roomId: id }),
      messages: () => caller.chat.messages({ roomId: id }),
      typing: () => caller.chat.typing({ roomId: id }),
      send: () => caller.chat.send({ roomId: id, body: 'x', key: newKey() }),
      onRoom: () => caller.chat.onRoom({ roomId: id }),
    });
    for (const [name, call] of Object.entries(calls(app.guest().caller, roomId))) {
      await expect(call(), name).rejects.toMatchObject({ ...refused('NOT_SIGNED_IN'), code: 'UNAUTHORIZED' });
    }
    const inside = ['leaveRoom', 'room', 'members', 'messages', 'typing', 'send', 'onRoom'] as const;
    for (const name of inside) {
      await expect(calls(eve.caller, roomId)[name](), name).rejects.toMatchObject(refused('NOT_IN_ROOM'));
      await expect(calls(eve.caller, nowhere)[name](), name).rejects.toMatchObject(refused('ROOM_NOT_FOUND'));
    }
    // Nothing of it left a trace.
    const { room, messages, seq } = await ann.caller.chat.room({ roomId });
    expect({ count: room.memberCount, items: messages.items, seq }).toEqual({ count: 1, items: [], seq: 1 });
  });
});
