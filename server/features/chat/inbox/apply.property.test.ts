// The reducer and the server agree: an old inbox with what it is told applied has the new counters.
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { InboxEvent } from '../../../../shared/chat.ts';
import { applyInboxEvent, type InboxState } from '../../../../shared/inboxReducer.ts';
import { startTestApp, type TestMember } from '../../../testing/app.ts';
import { makeRoom, sendAll } from '../../../testing/rooms.ts';

const story = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'hear' as const,
      'answer' as const,
      'read' as const,
      'come' as const,
      'go' as const,
      'hush' as const,
      'hearAll' as const,
    ),
    room: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 25 },
);

const countersOf = (state: InboxState) =>
  [...state]
    .map(([roomId, { number, readNumber, notify, quiet }]) => ({
      roomId,
      number,
      readNumber,
      ...(notify && { notify }),
      ...(quiet && { quiet }),
    }))
    .sort(byRoom);
const byRoom = (a: { roomId: string }, b: { roomId: string }) => (a.roomId < b.roomId ? -1 : 1);

it('CHAT-65, CHAT-103: over messages, answers, reading, coming and going and what is to be heard, old counters and events give the new ones', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.close());
  const [host, guest] = await Promise.all([app.member(), app.member()]);

  const open = async ({ caller }: TestMember) => (await caller.chat.onInbox())[Symbol.asyncIterator]();
  const counters = async () => {
    const inbox = await open(guest);
    const first = await inbox.next();
    await inbox.return?.();
    return first.value as Extract<InboxEvent, { type: 'inbox' }>;
  };

  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const rooms = await Promise.all([0, 1, 2].map(() => makeRoom(app, host)));
      const old = await open(guest);
      let state = applyInboxEvent(new Map(), (await old.next()).value as InboxEvent);
      for (const { kind, room } of steps) {
        const roomId = rooms[room] ?? '';
        const isIn = (await guest.caller.chat.myRooms({ limit: 100 })).items.some(({ id }) => id === roomId);
        if (kind === 'hear') await sendAll(app, host, roomId, 'from the host');
        if (kind === 'come') await guest.caller.chat.joinRoom({ roomId });
        if (isIn && kind === 'answer') await sendAll(app, guest, roomId, 'from the guest');
        if (isIn && kind === 'read') await guest.caller.chat.read({ roomId, number: 1_000 });
        if (isIn && kind === 'hush') {
          await guest.caller.chat.setHearing({
            roomId,
            notify: room ? 'mentions' : 'nothing',
            quiet: room < 2,
          });
        }
        if (isIn && kind === 'hearAll') {
          await guest.caller.chat.setHearing({ roomId, notify: 'all', quiet: false });
        }
        if (isIn && kind === 'go') await guest.caller.chat.leaveRoom({ roomId });
      }
      const fresh = (await counters()).rooms.sort(byRoom);
      // The end of the story, which the old inbox has heard of when it tells this room.
      const last = await makeRoom(app, guest);
      await sendAll(app, guest, last, 'the end');
      const isThere = () => state.get(last)?.number === 1;
      while (!isThere() || JSON.stringify(countersOf(state)) !== JSON.stringify(expected(fresh, last))) {
        const { value, done } = await old.next();
        if (done) throw new Error('The inbox has ended.');
        state = applyInboxEvent(state, value);
      }
      expect(countersOf(state)).toEqual(expected(fresh, last));
      await old.return?.();
      await guest.caller.chat.leaveRoom({ roomId: last });
      for (const roomId of fresh.map((counter) => counter.roomId)) {
        await guest.caller.chat.leaveRoom({ roomId });
      }
      for (const roomId of rooms) await host.caller.chat.leaveRoom({ roomId });
    }),
    { numRuns: 15 },
  );
});

const expected = (fresh: { roomId: string; number: number; readNumber: number }[], last: string) =>
  [...fresh, { roomId: last, number: 1, readNumber: 1 }].sort(byRoom);
