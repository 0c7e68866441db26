// The reducer and the server agree: whatever happens, an old snapshot with its feed applied is the new snapshot.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LobbyEvent, RoomEvent, RoomSnapshot } from '../../../shared/chat.ts';
import { applyLobbyEvent, applyRoomEvent, roomStateOf } from '../../../shared/chatReducer.ts';
import { type Caller, startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom } from '../../testing/rooms.ts';
import { asNewcomersSee } from './policy.ts';
import { roomTopic } from './topics.ts';

const kinds = [
  'send',
  'come',
  'go',
  'type',
  'edit',
  'delete',
  'answer',
  'react',
  'unreact',
  'pin',
  'unpin',
  'set',
  'handOver',
  'kick',
  'ban',
  'unban',
  'mute',
  'unmute',
] as const;
const keeping = new Set<string>(['set', 'handOver', 'kick', 'ban', 'unban', 'mute', 'unmute']);
type Step =
  | { kind: (typeof kinds)[number]; who: number; number: number }
  | { kind: 'look'; who: 0; number: 0 };

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom(...kinds, 'send' as const),
      who: fc.integer({ min: 1, max: 4 }),
      number: fc.integer({ min: 1, max: 6 }),
    }),
    fc.constant<Step>({ kind: 'look', who: 0, number: 0 }),
  ),
  { minLength: 3, maxLength: 40 },
);

/** Ticks are no matter of durable events, as presence is none. */
const stateOf = (snapshot: RoomSnapshot) => {
  const { ticks: _, ...state } = roomStateOf(snapshot);
  return state;
};

describe('events and snapshots', () => {
  let app: TestApp;
  let watcher: TestMember;
  let people: TestMember[];
  beforeAll(async () => {
    app = await startTestApp();
    watcher = await app.member();
    people = [watcher, ...(await Promise.all(Array.from({ length: 4 }, () => app.member())))];
  });
  afterAll(() => app.close());

  /** Whoever is out cannot speak or leave, and what is not there cannot be changed: part of the muddle. */
  const muddle = new Set([
    'NOT_IN_ROOM',
    'MESSAGE_NOT_FOUND',
    'MEMBER_NOT_FOUND',
    'NOT_ALLOWED',
    'CAPACITY_TOO_SMALL',
    'ROOM_BANNED',
    'ROOM_NOT_FOUND',
    'MUTED',
  ]);

  /** What whoever owns the room does, the watcher too when it is theirs; the watcher may be muted, but stays. */
  const keep = async (
    caller: Caller,
    roomId: string,
    { kind, who, number }: Omit<Step, 'kind'> & { kind: string },
  ) => {
    const { room } = await caller.chat.room({ roomId });
    const { chat } = people.find(({ me }) => me.id === room.owner?.id)?.caller ?? caller;
    const target = people[number % people.length] ?? watcher;
    const to = { roomId, memberId: target.me.id, key: app.services.newId() };
    if (kind === 'set') {
      const title = `Title ${who}`;
      const facts = { title, capacity: 3 + number, slowMode: 0, password: number % 2 ? null : undefined };
      await chat.editRoom({ roomId, ...facts, key: to.key });
    }
    if (kind === 'handOver') await chat.handOver(to);
    if (kind === 'unban') await chat.unban(to);
    if (kind === 'mute') await chat.muteInRoom({ ...to, seconds: 3_600 });
    if (kind === 'unmute') await chat.muteInRoom({ ...to, seconds: 0 });
    if (target === watcher) return;
    if (kind === 'kick') await chat.kick(to);
    if (kind === 'ban') await chat.banFromRoom(to);
  };

  /** The newest event that is told to those who see nothing that was said up to a message. */
  const lastToldOf = async (roomId: string, seenAfter: number): Promise<number> => {
    const events = await app.services.database.sql<{ seq: number; payload: RoomEvent }[]>`
      select seq::float8 as seq, payload from events where topic = ${roomTopic(roomId)} order by seq desc`;
    return events.find(({ payload }) => asNewcomersSee(seenAfter, payload))?.seq ?? 0;
  };

  const act = (roomId: string, step: Step) => actAs((people[step.who] ?? watcher).caller, roomId, step);

  const actAs = async (caller: Caller, roomId: string, { kind, who, number }: Step) => {
    const place = { roomId, number };
    /** In a room of all of them, or a direct one. */
    const isShared = people.some((person) => person.caller === caller);
    try {
      if (kind === 'send') await caller.chat.send({ roomId, body: `from ${who}`, key: app.services.newId() });
      if (kind === 'come') await caller.chat.joinRoom({ roomId });
      if (kind === 'go') await caller.chat.leaveRoom({ roomId });
      if (kind === 'type') await caller.chat.typing({ roomId });
      if (kind === 'edit') await caller.chat.editMessage({ ...place, body: `again ${app.services.newId()}` });
      if (kind === 'delete') await caller.chat.deleteMessage(place);
      if (kind === 'answer') {
        const mentions = people.map(({ me }) => me.id);
        await caller.chat.send({ roomId, body: 'so', replyTo: number, mentions, key: app.services.newId() });
      }
      if (kind === 'react' || kind === 'unreact') {
        // Also the watcher: what they did themselves is told apart.
        const { caller: one } = (isShared && people[number % people.length]) || { caller };
        await one.chat.react({ ...place, emoji: who % 2 ? '🎂' : '🙂', on: kind === 'react' });
      }
      if (keeping.has(kind)) await keep(isShared ? watcher.caller : caller, roomId, { kind, who, number });
      if (kind === 'pin' || kind === 'unpin') await caller.chat.pinMessage({ ...place, on: kind === 'pin' });
    } catch (error) {
      if (!muddle.has((error as { appCode?: string }).appCode ?? '')) throw error;
    }
  };

  it.each([
    ['who sees all', 'all'],
    ['a newcomer who sees nothing from before', 'joined'],
  ] as const)(
    'CHAT-17, CHAT-90, CHAT-95, CHAT-280: hold together in a room for %s, through messages and what becomes of them, comings, goings and what owners do',
    async (_, history) => {
      await fc.assert(
        fc.asyncProperty(steps, async (story) => {
          // The watcher is not the owner, so that owners can leave.
          const owner = people[1] ?? watcher;
          const roomId = await makeRoom(app, owner);
          await owner.caller.chat.editRoom({ roomId, history, key: app.services.newId() });
          for (const kind of ['send', 'answer'] as const) await act(roomId, { kind, who: 1, number: 1 });
          await watcher.caller.chat.joinRoom({ roomId });
          const olds = [stateOf(await watcher.caller.chat.room({ roomId }))];
          for (const step of story) {
            await act(roomId, step);
            if (step.kind === 'look') olds.push(stateOf(await watcher.caller.chat.room({ roomId })));
          }
          const fresh = stateOf(await watcher.caller.chat.room({ roomId }));
          const last = await lastToldOf(roomId, fresh.seenAfter ?? 0);
          for (const old of olds) {
            const reader = await follow<RoomEvent>(
              watcher.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }),
            );
            let state = old;
            while (state.seq < last) {
              const { id, event } = await reader.next();
              state = applyRoomEvent(state, event, Number(id));
              // Doubled, it changes nothing.
              expect(applyRoomEvent(state, event, Number(id))).toBe(state);
            }
            await reader.stop();
            expect({ ...state, seq: fresh.seq }).toEqual(fresh);
          }
          for (const { caller } of people) await caller.chat.leaveRoom({ roomId }).catch(() => {});
        }),
        { numRuns: 25 },
      );
    },
  );

  it('CHAT-17, CHAT-123: hold together in a direct room, which is in nobody’s keeping', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const [one, other] = await Promise.all([app.member(), app.member()]);
        const { roomId } = await one.caller.chat.openDirect({ memberId: other.me.id });
        const old = stateOf(await one.caller.chat.room({ roomId }));
        for (const step of story) {
          const { caller } = step.who % 2 ? one : other;
          await actAs(caller, roomId, step);
        }
        const fresh = stateOf(await one.caller.chat.room({ roomId }));
        const reader = await follow<RoomEvent>(
          one.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }),
        );
        let state = old;
        while (state.seq < fresh.seq) {
          const { id, event } = await reader.next();
          state = applyRoomEvent(state, event, Number(id));
        }
        await reader.stop();
        expect(state).toEqual(fresh);
      }),
      { numRuns: 8 },
    );
  });

  it.each(['members', 'guests'])(
    'CHAT-17, CHAT-20, CHAT-90: hold together in the lobby, for %s',
    async (viewers) => {
      const viewer = viewers === 'members' ? watcher.caller : app.guest().caller;
      const old = await viewer.chat.rooms();
      const [first, second] = [people[1] ?? watcher, people[2] ?? watcher];
      const staying = await makeRoom(app, first, { title: 'Staying' });
      const closing = await makeRoom(app, second, { title: 'Closing', password: 'x' });
      await second.caller.chat.joinRoom({ roomId: staying });
      await first.caller.chat.leaveRoom({ roomId: staying });
      const key = app.services.newId();
      await second.caller.chat.editRoom({ roomId: staying, title: 'Stays', password: 'y', capacity: 7, key });
      await second.caller.chat.closeRoom({ roomId: closing, key });
      const fresh = await viewer.chat.rooms();
      const reader = await follow<LobbyEvent>(viewer.chat.onLobby({ lastEventId: String(old.seq) }));
      let state = old;
      const types = new Set<string>();
      while (state.seq < fresh.seq) {
        const { id, event } = await reader.next();
        types.add(event.type);
        state = applyLobbyEvent(state, event, Number(id));
        expect(applyLobbyEvent(state, event, Number(id))).toBe(state);
      }
      await reader.stop();
      expect([...types].sort()).toEqual(['room.changed', 'room.closed', 'room.opened']);
      expect(state).toEqual(fresh);
      await second.caller.chat.leaveRoom({ roomId: staying });
    },
  );

  it('CHAT-17: hold together when the room closes', async () => {
    const roomId = await makeRoom(app, watcher);
    const old = stateOf(await watcher.caller.chat.room({ roomId }));
    const reader = await follow<RoomEvent>(
      watcher.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }),
    );
    await watcher.caller.chat.leaveRoom({ roomId });
    const { id, event } = await reader.next();
    expect(applyRoomEvent(old, event, Number(id))).toEqual({ ...old, closed: true, seq: old.seq + 1 });
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'ROOM_NOT_FOUND' });
  });
});
