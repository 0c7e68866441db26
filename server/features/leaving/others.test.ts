// How others see that somebody deleted their account: at once, in what is open, resumed or fetched anew.
import type { ReservedSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxEvent, LobbyEvent, RoomEvent } from '../../../shared/chat.ts';
import { applyLobbyEvent, applyRoomEvent, type RoomState, roomStateOf } from '../../../shared/chatReducer.ts';
import { locks } from '../../platform/locks.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { closeAccount } from '../accounts/commands.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { eraseMessages, forgetInRooms } from '../chat/commands/index.ts';

const password = 'violet doorway 7';

describe('how others see that somebody left', () => {
  let app: TestApp;
  let passwordHash: string;
  let job: ReservedSql;
  beforeAll(async () => {
    app = await startTestApp();
    passwordHash = await hashPassword(password);
    // What is left is cleared away by the tests, not by the job between two of their steps.
    job = await app.services.database.sql.reserve();
    await job`select pg_advisory_lock(${locks.leavings}::bigint)`;
  });
  afterAll(async () => {
    job.release();
    await app.close();
  });

  const leave = ({ caller }: TestMember, withMessages = false) =>
    caller.leaving.deleteAccount({ withMessages, password });
  const stateOf = async (member: TestMember, roomId: string) =>
    roomStateOf(await member.caller.chat.room({ roomId }));

  /** The state after everything the feed brings from where the state stands, and the events. */
  async function catchUp(member: TestMember, roomId: string, from: RoomState, to: number) {
    const reader = await follow<RoomEvent>(
      member.caller.chat.onRoom({ roomId, lastEventId: String(from.seq) }),
    );
    const events = [];
    let state = from;
    while (state.seq < to) {
      const { id, event } = await reader.next();
      events.push(event);
      state = applyRoomEvent(state, event, Number(id));
      expect(applyRoomEvent(state, event, Number(id))).toBe(state);
    }
    await reader.stop();
    return { state, events };
  }

  it('ACC-116: open pages, those that resume, and fresh ones all see somebody who is gone', async () => {
    const [member, other] = [await app.member({ passwordHash }), await app.member()];
    const { id } = member.me;
    const gone = { id, nickname: '', avatar: 'ghost' };
    const roomId = await makeRoomOf(app, member, other);
    const atFirst = await stateOf(other, roomId);
    const lobbyAtFirst = await other.caller.chat.rooms({ limit: 100 });
    await sendAll(app, member, roomId, 'one', 'two');
    await sendAll(app, other, roomId, 'three');
    const later = await stateOf(other, roomId);
    const open = await follow<RoomEvent>(
      other.caller.chat.onRoom({ roomId, lastEventId: String(later.seq) }),
    );
    const openLobby = await follow<LobbyEvent>(
      other.caller.chat.onLobby({ lastEventId: String((await other.caller.chat.rooms()).seq) }),
    );
    // Something in the ring, with the name in it.
    await sendAll(app, member, roomId, 'four');
    expect((await open.next()).event).toMatchObject({
      message: { author: { nickname: member.me.nickname } },
    });
    const inbox = (await other.caller.chat.onInbox())[Symbol.asyncIterator]();
    const told = async () => (await inbox.next()).value as InboxEvent;
    expect(await told()).toMatchObject({ type: 'inbox' });
    await leave(member);

    expect(await told()).toMatchObject({
      type: 'entered',
      room: { id: roomId, lastMessage: { author: '', body: 'four' }, owner: { id: other.me.id } },
    });
    await inbox.return?.();
    const types = ['member.left', 'room.owner', 'member.gone'];
    expect((await open.take(3)).map(({ event }) => event.type)).toEqual(types);
    const fresh = await stateOf(other, roomId);
    expect(fresh.messages.items.map(({ author }) => author.id === id)).toEqual([true, true, false, true]);
    for (const from of [atFirst, later]) {
      const { state, events } = await catchUp(other, roomId, from, fresh.seq);
      // How far somebody has read is told as it happens alone; of who is gone nothing is left.
      expect({ ...state, ticks: null }).toEqual({ ...fresh, ticks: null });
      expect(JSON.stringify(state.ticks)).not.toContain(member.me.id);
      // Also what came before it in the log, and what the ring had.
      expect(JSON.stringify(events)).not.toContain(member.me.nickname);
    }
    expect(fresh.messages.items[0]?.author).toEqual(gone);
    expect(JSON.stringify(fresh)).not.toContain(member.me.nickname);

    let lobby = lobbyAtFirst;
    const lobbyNow = await other.caller.chat.rooms({ limit: 100 });
    const resumed = await follow<LobbyEvent>(
      other.caller.chat.onLobby({ lastEventId: String(lobbyAtFirst.seq) }),
    );
    while (lobby.seq < lobbyNow.seq) {
      const { id: seq, event } = await resumed.next();
      expect(JSON.stringify(event)).not.toContain(member.me.nickname);
      lobby = applyLobbyEvent(lobby, event, Number(seq));
    }
    expect(lobby).toEqual(lobbyNow);
    const seen = [];
    while (seen.at(-1) !== 'member.gone') seen.push((await openLobby.next()).event.type);
    await Promise.all([open, openLobby, resumed].map((reader) => reader.stop()));
    // Guests see no names, and are not told of one that went.
    const guests = await app.services.database.sql`
      select 1 from events where topic = 'lobby:guests' and type = 'member.gone'`;
    expect(guests).toHaveLength(0);
  });

  it('ACC-117: asked for, what they wrote goes too: from rooms, log and lists; others keep their numbers', async () => {
    const [member, other] = [await app.member({ passwordHash }), await app.member()];
    const roomId = await makeRoomOf(app, other, member);
    const atFirst = await stateOf(other, roomId);
    await sendAll(app, other, roomId, 'hello');
    await sendAll(app, member, roomId, 'a secret', 'another secret');
    const later = await stateOf(other, roomId);
    await sendAll(app, member, roomId, 'the last secret');
    const inbox = (await other.caller.chat.onInbox())[Symbol.asyncIterator]();
    expect((await inbox.next()).value).toMatchObject({ type: 'inbox' });
    await leave(member, true);
    const fresh = await stateOf(other, roomId);
    expect(fresh.messages.items.map(({ number, body }) => [number, body])).toEqual([[1, 'hello']]);
    for (const from of [atFirst, later]) {
      const { state, events } = await catchUp(other, roomId, from, fresh.seq);
      // How far somebody has read is told as it happens alone; of who is gone nothing is left.
      expect({ ...state, ticks: null }).toEqual({ ...fresh, ticks: null });
      expect(JSON.stringify(state.ticks)).not.toContain(member.me.id);
      expect(JSON.stringify(events)).not.toContain('secret');
    }
    expect(await findEverywhere(app.services.database, ['secret'])).toEqual([]);
    const rooms = [];
    while (rooms.at(-1) !== 'hello') {
      const { value } = await inbox.next();
      rooms.push((value as Extract<InboxEvent, { type: 'entered' }>).room.lastMessage?.body);
    }
    await inbox.return?.();
    const [sent] = await sendAll(app, other, roomId, 'on we go');
    expect(sent?.number).toBe(5);
  });

  it('ACC-117: much of it goes in parts, each of which holds by itself, and readers see no gap', async () => {
    const [member, other] = [await app.member({ passwordHash }), await app.member()];
    const roomId = await makeRoomOf(app, other, member);
    for (let n = 0; n < 12; n += 1) await sendAll(app, n % 3 === 0 ? other : member, roomId, `word ${n}`);
    const old = await stateOf(other, roomId);
    await closeAccount(app.services, member.session, { password, withMessages: true });
    await forgetInRooms(app.services, member.me.id);
    let more = true;
    for (let parts = 0; more; parts += 1) {
      more = await eraseMessages(app.services, member.me.id, 3);
      const fresh = await stateOf(other, roomId);
      const { state } = await catchUp(other, roomId, old, fresh.seq);
      expect(state.messages).toEqual(fresh.messages);
      const own = fresh.messages.items.filter(({ author }) => author.id === member.me.id);
      expect(own).toHaveLength(Math.max(0, 8 - 3 * (parts + 1)));
    }
  });
});
