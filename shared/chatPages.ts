// How pages fetched while scrolling join what a client holds of a room: pure.
import type { MessagesPage, PlacedPage, RoomMember } from './chat.ts';
import type { RoomState } from './chatReducer.ts';
import type { Page } from './primitives.ts';

/** Puts an older page, fetched with `before: state.messages.nextBefore`, in front of what is there. */
export const addOlderMessages = (state: RoomState, page: MessagesPage): RoomState =>
  state.past
    ? { ...state, past: { ...state.past, ...joined(page, state.past) } }
    : { ...state, messages: joined(page, state.messages) };

/** Two parts of a history of which the second goes on where the first ends, or before. */
function joined(older: MessagesPage, newer: MessagesPage): MessagesPage {
  const first = newer.items[0]?.number ?? Number.POSITIVE_INFINITY;
  const known = new Set(newer.lines.map((line) => line.id));
  return {
    items: [...older.items.filter((message) => message.number < first), ...newer.items],
    lines: [...older.lines.filter((line) => !known.has(line.id)), ...newer.lines],
    nextBefore: older.nextBefore,
  };
}

/** Whether a part reaches the one that goes up to the newest message. */
const reaches = (state: RoomState, { nextAfter }: { nextAfter: number | null }): boolean =>
  nextAfter === null || nextAfter + 1 >= (state.messages.items[0]?.number ?? 0);

const withoutPast = ({ past: _, ...state }: RoomState): RoomState => state;

/** Looks at a part of the history further up; one that reaches the newest goes on to it. */
export function showPart(state: RoomState, page: PlacedPage): RoomState {
  const { items, lines, nextBefore, nextAfter } = page;
  const part = { items, lines, nextBefore };
  if (nextAfter !== null && !reaches(state, page)) return { ...state, past: { ...part, nextAfter } };
  return { ...withoutPast(state), messages: joined(part, state.messages) };
}

/** Puts a newer page, fetched with `after: state.past.nextAfter`, behind the part that is looked at. */
export function addNewerMessages(state: RoomState, page: PlacedPage): RoomState {
  const { past } = state;
  if (!past) return state;
  return showPart(state, { ...page, ...joined(past, page), nextBefore: past.nextBefore });
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
