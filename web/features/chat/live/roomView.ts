// What the page holds of a room: its newest message while it is only watched, all of it while it is open. Pure.
import type { MyRoom, RoomEvent } from '../../../../shared/chat.ts';
import { applyRoomEvent, type RoomState } from '../../../../shared/chatReducer.ts';

/** The newest message as a list shows it. */
export type LastMessage = { author: string; body: string; at: number };

export type RoomView = {
  seq: number;
  /** The newest message's number; 0 in a room where nobody has spoken. */
  number: number;
  last: LastMessage | null;
  memberCount: number;
  /** What the room page shows; null while the room is only watched. */
  full: RoomState | null;
};

/** What is known of a room whose page has been fetched. */
export function fullView(full: RoomState): RoomView {
  const newest = full.messages.items.at(-1);
  return {
    seq: full.seq,
    number: newest?.number ?? 0,
    last: newest ? { author: newest.author.nickname, body: newest.body, at: newest.at } : null,
    memberCount: full.room.memberCount,
    full,
  };
}

/** What is known of one of my rooms before it is opened. */
export const lightView = (room: MyRoom): RoomView => ({
  seq: room.seq,
  number: room.number,
  last: room.lastMessage,
  memberCount: room.memberCount,
  full: null,
});

/** The view after one event; what it already contains changes nothing. */
export function applyToRoom(view: RoomView, event: RoomEvent, seq: number): RoomView {
  const full = view.full ? applyRoomEvent(view.full, event, seq) : null;
  if (event.type === 'typing' || event.type === 'reset' || event.type === 'presence') {
    return full === view.full ? view : { ...view, full };
  }
  if (seq <= view.seq) return view;
  const next = { ...view, full, seq };
  switch (event.type) {
    case 'message.created': {
      const { author, body, at, number } = event.message;
      return number <= view.number ? next : { ...next, number, last: { author: author.nickname, body, at } };
    }
    case 'member.joined':
    case 'member.left':
      return { ...next, memberCount: event.memberCount };
    default:
      return next;
  }
}
