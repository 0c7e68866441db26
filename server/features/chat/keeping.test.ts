// Looking after a room: its settings, handing it over, closing it, and its log.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxEvent, RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeLasting, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';

describe('looking after a room', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let cat: TestMember;
  let keeper: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_ROOM_CAPACITY_MAX: '50' } });
    [ann, ben, cat] = await Promise.all([app.member(), app.member(), app.member()]);
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());

  const refused = (appCode: string, params?: object) =>
    expect.objectContaining({ appCode, ...(params && { params }) });
  const key = () => app.services.newId();
  const to = (roomId: string, { me }: TestMember) => ({ roomId, memberId: me.id, key: key() });
  const cardOf = async (roomId: string) =>
    (await app.guest().caller.chat.rooms({ limit: 100 })).items.find(({ id }) => id === roomId);
  const logOf = async (roomId: string, { caller } = ann) => (await caller.chat.roomLog({ roomId })).items;

  describe('chat.editRoom', () => {
    it('CHAT-90: the owner changes title, password and places, which the room and the list show at once', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
      const facts = { title: ' Late shift ', password: 'sesame', capacity: 9 };
      await ann.caller.chat.editRoom({ roomId, ...facts, key: key() });
      expect((await reader.next()).event).toMatchObject({
        type: 'room.settings',
        room: { title: 'Late shift', locked: true, capacity: 9 },
        line: { kind: 'settings', member: { id: ann.me.id } },
      });
      await reader.stop();
      expect(await cardOf(roomId)).toMatchObject({ title: 'Late shift', locked: true, capacity: 9 });
      const join = (password?: string) => cat.caller.chat.joinRoom({ roomId, ...(password && { password }) });
      await expect(join()).rejects.toEqual(refused('ROOM_PASSWORD_NEEDED'));
      await join('sesame');
      await ann.caller.chat.editRoom({ roomId, password: null, key: key() });
      expect(await cardOf(roomId)).toMatchObject({ title: 'Late shift', locked: false });
    });

    it('CHAT-90: what is left out stays, and what is the same already is told nobody', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const { seq } = await ann.caller.chat.room({ roomId });
      await ann.caller.chat.editRoom({ roomId, title: 'A room', password: null, slowMode: 0, key: key() });
      await ann.caller.chat.editRoom({ roomId, key: key() });
      expect(await ann.caller.chat.room({ roomId })).toMatchObject({ seq, room: { capacity: 3 } });
      expect(await logOf(roomId)).toEqual([]);
    });

    it('CHAT-90: a room never has fewer places than people, nor more than the server allows', async () => {
      const roomId = await makeRoomOf(app, ann, ben, cat);
      const edit = (facts: object) => ann.caller.chat.editRoom({ roomId, key: key(), ...facts });
      await expect(edit({ capacity: 2 })).rejects.toEqual(refused('CAPACITY_TOO_SMALL', { min: 3 }));
      await expect(edit({ capacity: 51 })).rejects.toEqual(refused('CAPACITY_TOO_LARGE', { max: 50 }));
      for (const facts of [{ capacity: 1 }, { title: ' ' }, { slowMode: -1 }, { slowMode: 21_601 }]) {
        await expect(edit(facts)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      }
      await edit({ capacity: 3 });
      await expect(keeper.caller.chat.joinRoom({ roomId })).rejects.toEqual(
        refused('ROOM_FULL', { capacity: 3 }),
      );
    });

    it('CHAT-90: nobody else, not even with the id of another room, nor a keeper of the house', async () => {
      const roomId = await makeRoomOf(app, ann, ben, keeper);
      const own = await makeRoomOf(app, ben, cat);
      const edit = ({ caller }: TestMember, id = roomId) =>
        caller.chat.editRoom({ roomId: id, title: 'Mine', key: key() });
      for (const other of [ben, keeper]) await expect(edit(other)).rejects.toEqual(refused('NOT_ALLOWED'));
      await expect(edit(cat)).rejects.toEqual(refused('NOT_IN_ROOM'));
      await expect(edit(ben, nowhere)).rejects.toEqual(refused('ROOM_NOT_FOUND'));
      await edit(ben, own);
      expect(await cardOf(roomId)).toMatchObject({ title: 'A room' });
    });

    it('CHAT-90: the same key changes once; the password is nowhere but as a hash', async () => {
      const roomId = await makeRoomOf(app, ann);
      const input = { roomId, password: 'open-sesame-9', key: key() };
      await Promise.all([1, 2, 3].map(() => ann.caller.chat.editRoom(input)));
      await expect(ann.caller.chat.editRoom({ ...input, password: 'another' })).rejects.toEqual(
        refused('KEY_REUSED'),
      );
      expect(await logOf(roomId)).toMatchObject([{ action: 'settings', changed: ['password'] }]);
      const { sql } = app.services.database;
      const [row] = await sql`select password_hash from rooms where id = ${roomId}`;
      expect(String(row?.['password_hash'])).toMatch(/^\$argon2id\$/);
      const keys = await sql`select result::text from request_keys where member_id = ${ann.me.id}`;
      expect(JSON.stringify(keys)).not.toContain('sesame');
    });
  });

  it('CHAT-91: the owner hands the room over to somebody who is in it, once for a key', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await expect(ben.caller.chat.handOver(to(roomId, ben))).rejects.toEqual(refused('NOT_ALLOWED'));
    await expect(ann.caller.chat.handOver(to(roomId, cat))).rejects.toEqual(refused('MEMBER_NOT_FOUND'));
    const input = to(roomId, ben);
    await ann.caller.chat.handOver(input);
    await ann.caller.chat.handOver(input);
    const { room, messages } = await ann.caller.chat.room({ roomId });
    expect(room.owner?.id).toBe(ben.me.id);
    expect(messages.lines.filter(({ kind }) => kind === 'owner')).toMatchObject([
      { member: { id: ben.me.id } },
    ]);
    await expect(ann.caller.chat.editRoom({ roomId, title: 'x', key: key() })).rejects.toEqual(
      refused('NOT_ALLOWED'),
    );
    await ben.caller.chat.editRoom({ roomId, title: 'Now mine', key: key() });
    expect(await cardOf(roomId)).toMatchObject({ title: 'Now mine' });
  });

  describe('chat.closeRoom', () => {
    it('CHAT-96: closes the room for all at once: feeds, inboxes and the list', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      await sendAll(app, ben, roomId, 'bye');
      const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
      const inbox = (await ben.caller.chat.onInbox())[Symbol.asyncIterator]();
      await inbox.next();
      await expect(ben.caller.chat.closeRoom({ roomId, key: key() })).rejects.toEqual(refused('NOT_ALLOWED'));
      const input = { roomId, key: key() };
      await ann.caller.chat.closeRoom(input);
      await ann.caller.chat.closeRoom(input);
      expect((await reader.next()).event).toEqual({ type: 'room.closed' });
      await expect(reader.next()).rejects.toEqual(refused('ROOM_NOT_FOUND'));
      const told: InboxEvent[] = [];
      while (told.at(-1)?.type !== 'left') told.push((await inbox.next()).value as InboxEvent);
      expect(told.at(-1)).toEqual({ type: 'left', roomId });
      await inbox.return?.();
      expect(await cardOf(roomId)).toBeUndefined();
      const { sql } = app.services.database;
      const [left] = await sql`
        select (select count(*) from room_log where room_id = ${roomId}) + (select count(*) from messages where room_id = ${roomId}) as n`;
      expect(Number(left?.['n'])).toBe(0);
    });

    it('CHAT-96: a lasting room is closed by keepers of the house alone', async () => {
      const roomId = await makeRoomOf(app, ann, keeper);
      await makeLasting(app, roomId);
      await expect(ann.caller.chat.closeRoom({ roomId, key: key() })).rejects.toEqual(refused('NOT_ALLOWED'));
      await keeper.caller.chat.closeRoom({ roomId, key: key() });
      expect(await cardOf(roomId)).toBeUndefined();
    });
  });

  it('CHAT-99: the log tells those who look after the room who did what to whom, page by page', async () => {
    const roomId = await makeRoomOf(app, ann, ben, cat, keeper);
    await sendAll(app, ben, roomId, 'rude', 'mine');
    await keeper.caller.chat.deleteMessage({ roomId, number: 1 });
    await ben.caller.chat.deleteMessage({ roomId, number: 2 });
    await ann.caller.chat.editRoom({ roomId, slowMode: 5, words: ['rude'], key: key() });
    await keeper.caller.chat.kick(to(roomId, cat));
    const first = await ann.caller.chat.roomLog({ roomId, limit: 2 });
    expect(first.items).toMatchObject([
      { action: 'kick', actor: { id: keeper.me.id }, member: { id: cat.me.id } },
      { action: 'settings', actor: { id: ann.me.id }, member: null, changed: ['slowMode', 'words'] },
    ]);
    const rest = await keeper.caller.chat.roomLog({ roomId, cursor: first.nextCursor });
    expect(rest).toMatchObject({
      items: [{ action: 'delete', actor: { id: keeper.me.id }, member: { id: ben.me.id } }],
      nextCursor: null,
    });
    for (const list of ['roomLog', 'bans', 'invites', 'roomKeeping'] as const) {
      await expect(ben.caller.chat[list]({ roomId })).rejects.toEqual(refused('NOT_ALLOWED'));
      await expect(cat.caller.chat[list]({ roomId })).rejects.toEqual(refused('NOT_IN_ROOM'));
    }
  });
});
