// The reducer and the server agree: whatever happens, an old snapshot with its feed applied is the new snapshot.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LobbyEvent, RoomEvent } from '../../../shared/chat.ts';
import { applyLobbyEvent, applyRoomEvent, roomStateOf } from '../../../shared/chatReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom, sendAll } from '../../testing/rooms.ts';

type Step = { kind: 'send' | 'come' | 'go' | 'type'; who: number } | { kind: 'look'; who: 0 };

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('send' as const, 'come' as const, 'go' as const, 'type' as const),
      who: fc.integer({ min: 1, max: 4 }),
    }),
    fc.constant<Step>({ kind: 'look', who: 0 }),
  ),
  { minLength: 3, maxLength: 25 },
);

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

  const act = async (roomId: string, { kind, who }: Step) => {
    const { caller } = people[who] ?? watcher;
    try {
      if (kind === 'send') await sendAll(app, people[who] ?? watcher, roomId, `from ${who}`);
      if (kind === 'come') await caller.chat.joinRoom({ roomId });
      if (kind === 'go') await caller.chat.leaveRoom({ roomId });
      if (kind === 'type') await caller.chat.typing({ roomId });
    } catch (error) {
      // Whoever is out cannot speak or leave: part of the muddle.
      if ((error as { appCode?: string }).appCode !== 'NOT_IN_ROOM') throw error;
    }
  };

  it('CHAT-17: hold together in a room, through messages, comings, goings and changes of owner', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        // The watcher is not the owner, so that owners can leave.
        const owner = people[1] ?? watcher;
        const roomId = await makeRoom(app, owner);
        await watcher.caller.chat.joinRoom({ roomId });
        const olds = [roomStateOf(await watcher.caller.chat.room({ roomId }))];
        for (const step of story) {
          await act(roomId, step);
          if (step.kind === 'look') olds.push(roomStateOf(await watcher.caller.chat.room({ roomId })));
        }
        const fresh = roomStateOf(await watcher.caller.chat.room({ roomId }));
        for (const old of olds) {
          const reader = await follow<RoomEvent>(
            watcher.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }),
          );
          let state = old;
          while (state.seq < fresh.seq) {
            const { id, event } = await reader.next();
            state = applyRoomEvent(state, event, Number(id));
            // Doubled, it changes nothing.
            expect(applyRoomEvent(state, event, Number(id))).toBe(state);
          }
          await reader.stop();
          expect(state).toEqual(fresh);
        }
        for (const { caller } of people) await caller.chat.leaveRoom({ roomId }).catch(() => {});
      }),
      { numRuns: 15 },
    );
  });

  it.each(['members', 'guests'])('CHAT-17, CHAT-20: hold together in the lobby, for %s', async (viewers) => {
    const viewer = viewers === 'members' ? watcher.caller : app.guest().caller;
    const old = await viewer.chat.rooms();
    const [first, second] = [people[1] ?? watcher, people[2] ?? watcher];
    const staying = await makeRoom(app, first, { title: 'Staying' });
    const closing = await makeRoom(app, second, { title: 'Closing', password: 'x' });
    await second.caller.chat.joinRoom({ roomId: staying });
    await first.caller.chat.leaveRoom({ roomId: staying });
    await second.caller.chat.leaveRoom({ roomId: closing });
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
  });

  it('CHAT-17: hold together when the room closes', async () => {
    const roomId = await makeRoom(app, watcher);
    const old = roomStateOf(await watcher.caller.chat.room({ roomId }));
    const reader = await follow<RoomEvent>(
      watcher.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }),
    );
    await watcher.caller.chat.leaveRoom({ roomId });
    const { id, event } = await reader.next();
    expect(applyRoomEvent(old, event, Number(id))).toEqual({ ...old, closed: true, seq: old.seq + 1 });
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'ROOM_NOT_FOUND' });
  });
});
