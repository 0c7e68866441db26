// How the events of an inbox change what a client holds: pure, the same on the page and in the tests.
import type { InboxEvent, LastMessage, MyRoom, RoomCounter } from './chat.ts';

/** One of the member's rooms. `last` and `room` are there once an event has brought them. */
export type InboxRoom = Omit<RoomCounter, 'roomId'> & { last?: LastMessage; room?: MyRoom };

/** The member's rooms by id. */
export type InboxState = ReadonlyMap<string, InboxRoom>;

/** The state after one event. Counters only rise, so an event that comes late or twice changes nothing. */
export function applyInboxEvent(state: InboxState, event: InboxEvent): InboxState {
  switch (event.type) {
    case 'inbox':
      // What was said meanwhile, and whether what was said before still stands, is not known by these counters.
      return new Map(event.rooms.map(({ roomId, ...counters }) => [roomId, counters]));
    case 'poke':
      return change(state, event.roomId, (room) =>
        readUpTo(
          {
            ...room,
            ...(event.number >= room.number ? { number: event.number, last: event.last } : {}),
            mentions: [...(room.mentions ?? []), ...(event.mentions ?? [])],
          },
          event.readNumber ?? 0,
        ),
      );
    case 'changed':
      return change(state, event.roomId, (room) => {
        const isLast = event.number === room.number && room.last;
        const reworded = isLast ? { ...room, last: rewordLast(isLast, event.body) } : room;
        if (event.body !== '' || !room.mentions) return reworded;
        const mentions = room.mentions.filter((number) => number !== event.number);
        return readUpTo({ ...reworded, mentions }, room.readNumber);
      });
    // Whispers stand in the rooms they were said in.
    case 'whisper':
    case 'whisperChanged':
      return state;
    case 'read':
      return change(state, event.roomId, (room) =>
        event.readNumber > room.readNumber ? readUpTo(room, event.readNumber) : room,
      );
    case 'entered': {
      const { room } = event;
      const { id, number, readNumber, lastMessage } = room;
      const { last: _, ...before } = state.get(id) ?? {};
      const entered = {
        ...before,
        ...{ number, readNumber, room },
        ...(lastMessage ? { last: lastMessage } : {}),
      };
      return new Map(state).set(id, readUpTo(entered, readNumber));
    }
    case 'hearing': {
      const { type: _, roomId, ...hearing } = event;
      // What is left out is as usual.
      return change(state, roomId, ({ notify: __, quiet: ___, ...room }) => ({ ...room, ...hearing }));
    }
    case 'left': {
      if (!state.has(event.roomId)) return state;
      const rooms = new Map(state);
      rooms.delete(event.roomId);
      return rooms;
    }
  }
}

/** The newest message after another wording; deleted, nothing hangs on it. */
export const rewordLast = ({ attached, ...last }: LastMessage, body: string): LastMessage => ({
  ...last,
  body,
  ...(body && attached && { attached }),
});

/** The newest mentions that are kept of one room. */
export const keptMentions = 100;

/** Read at least so far: what addressed the member before counts no more. */
function readUpTo({ mentions = [], ...room }: InboxRoom, upTo: number): InboxRoom {
  const readNumber = Math.max(room.readNumber, upTo);
  const unread = [...new Set(mentions)].filter((number) => number > readNumber).slice(-keptMentions);
  return { ...room, readNumber, ...(unread.length > 0 && { mentions: unread }) };
}

/** How many messages of a room the member has not read. */
export const unreadOf = ({ number, readNumber }: Omit<RoomCounter, 'roomId'>): number =>
  Math.max(0, number - readNumber);

function change(state: InboxState, roomId: string, apply: (room: InboxRoom) => InboxRoom): InboxState {
  const before = state.get(roomId);
  const after = before && apply(before);
  return after === undefined || after === before ? state : new Map(state).set(roomId, after);
}
