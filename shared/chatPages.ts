// How pages fetched while scrolling join what a client holds of a room: pure.
import type { MessagesPage, RoomMember } from './chat.ts';
import type { RoomState } from './chatReducer.ts';
import type { Page } from './primitives.ts';

/** Puts an older page, fetched with `before: state.messages.nextBefore`, in front of what is there. */
export function addOlderMessages(state: RoomState, page: MessagesPage): RoomState {
  const first = state.messages.items[0]?.number ?? Number.POSITIVE_INFINITY;
  const known = new Set(state.messages.lines.map((line) => line.id));
  return {
    ...state,
    messages: {
      items: [...page.items.filter((message) => message.number < first), ...state.messages.items],
      lines: [...page.lines.filter((line) => !known.has(line.id)), ...state.messages.lines],
      nextBefore: page.nextBefore,
    },
  };
}

/** Puts the next page of members, fetched with `cursor: state.members.nextCursor`, behind what is there. */
export function addMoreMembers(state: RoomState, page: Page<RoomMember>): RoomState {
  const known = new Set(state.members.items.map((member) => member.id));
  return {
    ...state,
    members: {
      items: [...state.members.items, ...page.items.filter((member) => !known.has(member.id))],
      nextCursor: page.nextCursor,
    },
  };
}
