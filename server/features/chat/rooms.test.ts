// The room list; making, entering and leaving rooms.
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

  describe('lists', () => {
    it('CHAT-20, CHAT-21: shows open rooms newest first, to guests without owners', async () => {
      const older = await makeRoom(app, ann, { title: 'Older' });
      const newer = await makeRoom(app, ann, { title: 'Newer', password: 'x' });
      const forMembers = await eve.caller.chat.rooms({ limit: 2 });
      expect(forMembers.items.map(({ id, title, locked }) => ({ id, title, locked }))).toEqual([
        { id: newer, title: 'Newer', locked: true },
        { id: older, title: 'Older', locked: false },
      ]);
      expect(forMembers.items[0]?.owner).toEqual({
        id: ann.me.id,
        nickname: ann.me.nickname,
        avatar: ann.me.avatar,
      });
      const forGuests = await app.guest().caller.chat.rooms({ limit: 2 });
      expect(forGuests.items).toEqual(forMembers.items.map((room) => ({ ...room, owner: null })));
      expect(forGuests.total).toBe(forMembers.total);
      const { sql } = app.services.database;
      const heads = await sql`select topic, head::int from topics where topic like 'lobby%' order by topic`;
      expect(heads).toEqual([
        { topic: 'lobby', head: forMembers.seq },
        { topic: 'lobby:guests', head: forGuests.seq },
      ]);
    });

    it('CHAT-25: pages rooms, own rooms and members, each once', async () => {
      const busy = await app.member();
      const mine = [];
      for (let n = 0; n < 7; n += 1) mine.push(await makeRoom(app, busy));
      const all = async (
        read: (cursor: string | null) => Promise<{ items: { id: string }[]; nextCursor: string | null }>,
      ) => {
        const ids: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof read>> = await read(cursor);
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);
        return ids;
      };
      expect(await all((cursor) => busy.caller.chat.myRooms({ cursor, limit: 3 }))).toEqual(
        mine.toReversed(),
      );
      const listed = await all((cursor) => eve.caller.chat.rooms({ cursor, limit: 4 }));
      expect(listed.slice(0, 7)).toEqual(mine.toReversed());
      expect(listed).toHaveLength((await eve.caller.chat.rooms()).total);

      const people = await Promise.all(Array.from({ length: 6 }, () => app.member()));
      const roomId = await makeRoomOf(app, busy, ...people);
      const inRoom = await all((cursor) => busy.caller.chat.members({ roomId, cursor, limit: 3 }));
      expect(inRoom).toEqual([busy.me.id, ...people.map(({ me }) => me.id)]);

      for (const connected of people) app.services.presence.connected(connected.me, connected.me.id);
      const onlineIds = people.map(({ me }) => me.id).sort();
      expect(await all((cursor) => busy.caller.chat.online({ cursor, limit: 4 }))).toEqual(onlineIds);
      expect(await app.guest().caller.chat.online()).toEqual({ items: [], nextCursor: null, total: 6 });
      const { members } = await busy.caller.chat.room({ roomId });
      expect(
        members.items
          .filter(({ online }) => online)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(onlineIds);
      for (const connected of people) app.services.presence.disconnected(connected.me.id, connected.me.id);
      expect((await busy.caller.chat.online()).total).toBe(0);

      const membersCursor = (await busy.caller.chat.members({ roomId, limit: 1 })).nextCursor ?? '';
      for (const cursor of ['nonsense', membersCursor]) {
        await expect(eve.caller.chat.rooms({ cursor })).rejects.toMatchObject(refused('BAD_CURSOR'));
        await expect(eve.caller.chat.myRooms({ cursor })).rejects.toMatchObject(refused('BAD_CURSOR'));
        await expect(eve.caller.chat.online({ cursor })).rejects.toMatchObject(refused('BAD_CURSOR'));
      }
      await expect(busy.caller.chat.members({ roomId, cursor: 'nonsense' })).rejects.toMatchObject(
        refused('BAD_CURSOR'),
      );
    });

    it('CHAT-27: gives own rooms with their newest message and seq', async () => {
      const dan = await app.member();
      const empty = await makeRoom(app, dan, { title: 'Empty' });
      const lively = await makeRoomOf(app, ann, dan);
      await sendAll(app, ann, lively, 'first', 'second');
      const { items } = await dan.caller.chat.myRooms();
      expect(items).toMatchObject([
        { id: lively, number: 2, lastMessage: { author: ann.me.nickname, body: 'second' } },
        { id: empty, number: 0, lastMessage: null },
      ]);
      for (const { id, seq } of items) expect(seq).toBe((await dan.caller.chat.room({ roomId: id })).seq);
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
