// The rooms the member is in, as lists show them: what was fetched, brought up to date by inbox and lobby. Pure.
import type { LastMessage, MyRoom, RoomCard } from '../../../../shared/chat.ts';
import { type InboxState, unreadOf } from '../../../../shared/inboxReducer.ts';

export type MyRoomNow = {
  room: RoomCard;
  memberCount: number;
  last: LastMessage | null;
  unread: number;
};

export type MyRoomsParts = {
  /** The list as it was fetched. */
  listed: readonly MyRoom[];
  /** Null until the inbox has told its counters. */
  inbox: InboxState | null;
  /** Rooms as the lobby knows them now. */
  cards: readonly RoomCard[];
  /** The newest message number read on this page. */
  readHere(roomId: string): number;
};

/** Those with the newest message first. */
export function myRoomsNow({ listed, inbox, cards, readHere }: MyRoomsParts): MyRoomNow[] {
  const known = new Map(listed.map((room) => [room.id, room]));
  for (const { room } of inbox?.values() ?? []) if (room && !known.has(room.id)) known.set(room.id, room);
  const current = new Map(cards.map((card) => [card.id, card]));
  return [...known.values()]
    .filter((room) => inbox?.has(room.id) ?? true)
    .map((room): MyRoomNow => {
      const told = inbox?.get(room.id);
      const card = current.get(room.id) ?? room;
      const number = Math.max(told?.number ?? 0, room.number);
      const readNumber = Math.max(told?.readNumber ?? 0, room.readNumber, readHere(room.id));
      return {
        room: card,
        memberCount: card.memberCount,
        last: told?.last && told.number >= room.number ? told.last : room.lastMessage,
        unread: unreadOf({ number, readNumber }),
      };
    })
    .sort((a, b) => (b.last?.at ?? b.room.createdAt) - (a.last?.at ?? a.room.createdAt));
}

/** Whether the inbox knows rooms of which neither the list nor the inbox itself has more than numbers. */
export const hasUnknownRooms = (listed: readonly MyRoom[], inbox: InboxState): boolean => {
  const known = new Set(listed.map(({ id }) => id));
  return [...inbox].some(([roomId, { room }]) => !room && !known.has(roomId));
};
