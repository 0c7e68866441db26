// How the events of a room and of the lobby change what a client holds: pure, the same on the page and in the tests.
import type {
  LobbyEvent,
  MessagesPage,
  RoomCard,
  RoomEvent,
  RoomMember,
  RoomSnapshot,
  RoomsPage,
  Tick,
  TimelineLine,
} from './chat.ts';
import type { Message } from './chatMessages.ts';
import { forgetMember } from './gone.ts';
import { applyToMessages, eraseQuotes } from './messageReducer.ts';
import type { Page } from './primitives.ts';

/**
 * A room as a client holds it: its snapshot, kept up to date by events and grown by the pages fetched while
 * scrolling. `seq` is the last durable event it contains, so `String(seq)` is where a feed continues.
 */
export type RoomState = Omit<RoomSnapshot, 'readNumber'> & {
  /** The room is gone: its last member has left. */
  closed: boolean;
  /** A part of the history further up that is looked at meanwhile: `nextAfter` is where the newer goes on. */
  past?: PastPart | null;
};

export type PastPart = MessagesPage & { nextAfter: number };

/** The list of open rooms as a client holds it; newest first, like the pages it comes from. */
export type LobbyState = RoomsPage;

/** The state a fresh answer of `chat.room` stands for. How far the caller has read is the inbox's matter. */
export function roomStateOf({ readNumber: _, ...snapshot }: RoomSnapshot): RoomState {
  return { ...snapshot, closed: false };
}

/**
 * The state after one event. `seq` is the event's id on the feed. Durable events at or below `state.seq` are
 * already contained and change nothing; ephemeral ones are told by their type, since they repeat an id.
 * `typing` and `reset` change nothing here: the first is a matter of time, the second asks for a new snapshot.
 */
export function applyRoomEvent(state: RoomState, event: RoomEvent, seq: number): RoomState {
  switch (event.type) {
    case 'typing':
    case 'reset':
      return state;
    case 'presence':
      return applyPresence(state, event.memberId, event.online);
    case 'ticks':
      return { ...state, ticks: withTicks(state.ticks ?? [], event.ticks) };
  }
  if (seq <= state.seq) return state;
  switch (event.type) {
    case 'message.created':
      return { ...addMessage(state, event.message), seq };
    case 'member.joined':
      return {
        ...addLine(state, event.line),
        room: { ...state.room, memberCount: event.memberCount },
        members: addMember(state.members, event.member),
        seq,
      };
    case 'member.left':
      return {
        ...addLine(state, event.line),
        room: { ...state.room, memberCount: event.memberCount },
        members: {
          ...state.members,
          items: state.members.items.filter((member) => member.id !== event.memberId),
        },
        ...(state.ticks && { ticks: state.ticks.filter(({ id }) => id !== event.memberId) }),
        seq,
      };
    case 'member.role':
      return { ...applyRole(state, event.memberId, event.moderates), seq };
    case 'room.owner':
      return { ...addLine(state, event.line), room: { ...state.room, owner: event.owner }, seq };
    case 'room.settings': {
      const room = { ...state.room, ...event.room };
      return { ...addLine(state, event.line), room, slowMode: event.slowMode, seq };
    }
    case 'member.muted':
      return { ...state, ...(event.memberId === state.me && { mutedUntil: event.until }), seq };
    case 'room.pins': {
      const pins = event.pins.filter((number) => number > (state.seenAfter ?? 0));
      return { ...(event.line ? addLine(state, event.line) : state), pins, seq };
    }
    case 'message.edited':
    case 'message.deleted':
    case 'message.reacted': {
      return { ...mapMessages(state, (items) => applyToMessages(items, event, state.me)), seq };
    }
    case 'member.gone':
      return { ...forgetMember(state, event.memberId), seq };
    case 'messages.erased': {
      const { memberId, upTo } = event;
      const kept = (items: Message[]) =>
        eraseQuotes(items, memberId, upTo).filter(
          ({ author, number }) => author.id !== memberId || number > upTo,
        );
      return { ...mapMessages(state, kept), seq };
    }
    case 'room.closed':
      return { ...state, closed: true, seq };
  }
}

/** Changes the messages of all parts that are held. */
export function mapMessages(state: RoomState, change: (items: Message[]) => Message[]): RoomState {
  const { messages, past } = state;
  return {
    ...state,
    messages: { ...messages, items: change(messages.items) },
    ...(past && { past: { ...past, items: change(past.items) } }),
  };
}

/** Puts a message in its place by number, once; for what a reply to `chat.send` brought before the feed did. */
export function addMessage(state: RoomState, message: Message): RoomState {
  const items = insertSorted(state.messages.items, message, (a, b) => a.number - b.number);
  return items === state.messages.items ? state : { ...state, messages: { ...state.messages, items } };
}

/**
 * The list after one event of the lobby. Presence and `reset` change nothing here, as in `applyRoomEvent`.
 * @param kind of the rooms in this list: open ones and groups are told of in one feed, and stand in lists of their own.
 */
export function applyLobbyEvent(
  state: LobbyState,
  event: LobbyEvent,
  seq: number,
  kind: 'open' | 'group' = 'open',
): LobbyState {
  if (event.type === 'presence' || event.type === 'reset' || seq <= state.seq) return state;
  if (event.type === 'member.gone') return { ...forgetMember(state, event.memberId), seq };
  const isOther = kind !== (('room' in event ? event.room.kind : event.kind) ?? 'open');
  if (isOther) return { ...state, seq };
  switch (event.type) {
    case 'room.opened':
      return { ...addRoom(state, event.room), total: state.total + 1, seq };
    case 'room.changed':
      return {
        ...state,
        items: state.items.map((room) => (room.id === event.room.id ? event.room : room)),
        seq,
      };
    case 'room.closed':
      return {
        ...state,
        items: state.items.filter((room) => room.id !== event.roomId),
        total: state.total - 1,
        seq,
      };
  }
}

/** Ticks never move back: what comes late changes nothing. */
function withTicks(before: Tick[], news: Tick[]): Tick[] {
  const ticks = new Map(before.map((tick) => [tick.id, tick]));
  for (const tick of news) {
    const { delivered = 0, read = 0 } = ticks.get(tick.id) ?? {};
    const now = {
      id: tick.id,
      delivered: Math.max(delivered, tick.delivered),
      read: Math.max(read, tick.read),
    };
    ticks.set(tick.id, now);
  }
  return [...ticks.values()];
}

function applyRole(state: RoomState, memberId: string, on: boolean): RoomState {
  // Of who does not, nothing stands there.
  const moderates = on || undefined;
  const items = state.members.items.map((member) =>
    member.id === memberId ? { ...member, moderates } : member,
  );
  const mine = memberId === state.me && { moderates };
  return { ...state, ...mine, members: { ...state.members, items } } as RoomState;
}

function applyPresence(state: RoomState, memberId: string, online: boolean): RoomState {
  const there = state.members.items.some((member) => member.id === memberId && member.online !== online);
  if (!there) return state;
  const items = state.members.items.map((member) =>
    member.id === memberId ? { ...member, online } : member,
  );
  return { ...state, members: { ...state.members, items } };
}

function addLine(state: RoomState, line: TimelineLine): RoomState {
  const lines = insertSorted(
    state.messages.lines,
    line,
    (a, b) => a.afterNumber - b.afterNumber || compareText(a.id, b.id),
  );
  return { ...state, messages: { ...state.messages, lines } };
}

/** Members stand by the time they joined; one who belongs behind the loaded part waits for its page. */
function addMember(members: Page<RoomMember>, member: RoomMember): Page<RoomMember> {
  const others = members.items.filter((other) => other.id !== member.id);
  const items = insertSorted(others, member, (a, b) => a.joinedAt - b.joinedAt || compareText(a.id, b.id));
  const isBehindLoaded = members.nextCursor !== null && items.at(-1)?.id === member.id;
  return { ...members, items: isBehindLoaded ? others : items };
}

/** Rooms stand newest first (ids rise with time); one who belongs behind the loaded part waits for its page. */
function addRoom(state: LobbyState, room: RoomCard): LobbyState {
  const items = insertSorted(state.items, room, (a, b) => compareText(b.id, a.id));
  const isBehindLoaded = state.nextCursor !== null && items.at(-1)?.id === room.id;
  return isBehindLoaded ? state : { ...state, items };
}

/** A new array with the item in its place, or the same array if one with its id is there. */
function insertSorted<Item extends { id: string }>(
  items: Item[],
  item: Item,
  compare: (a: Item, b: Item) => number,
): Item[] {
  let place = items.length;
  // Nearly everything belongs at one of the ends; looking from the back finds the newest first.
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const other = items[index];
    if (other === undefined) continue;
    if (other.id === item.id) return items;
    if (compare(other, item) > 0) place = index;
    else break;
  }
  // An equal id can stand only where the order says, that is, right before the place found.
  return [...items.slice(0, place), item, ...items.slice(place)];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
