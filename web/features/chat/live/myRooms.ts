// The rooms the member is in, as lists show them: what was fetched, brought up to date by inbox and lobby. Pure.
import type { LastMessage, MyRoom, RoomCard } from '../../../../shared/chat.ts';
import { type InboxState, unreadOf } from '../../../../shared/inboxReducer.ts';

export type MyRoomNow = {
  room: RoomCard;
  memberCount: number;
  /** The number of the newest message. */
  number: number;
  last: LastMessage | null;
  unread: number;
  /** How many of these address the member. */
  calls: number;
  /** Whether its messages count for nothing but calls. */
  quiet: boolean;
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
        number,
        last: told?.last && told.number >= room.number ? told.last : (told?.room ?? room).lastMessage,
        unread: unreadOf({ number, readNumber }),
        calls: (told?.mentions ?? []).filter((mention) => mention > readNumber).length,
        quiet: told?.quiet === true,
      };
    })
    .sort((a, b) => (b.last?.at ?? b.room.createdAt) - (a.last?.at ?? a.room.createdAt));
}

/**
 * What the inbox has counted and the list does not show: rooms of which neither has more than numbers, and messages
 * said between the fetching of the list and the first counters, of which nobody has told the words.
 * @returns the rooms with their newest numbers, as one text: empty when nothing is missing, the same for the same lack.
 */
export function missingFrom(listed: readonly MyRoom[], inbox: InboxState): string {
  const known = new Map(listed.map(({ id, number }) => [id, number]));
  return [...inbox]
    .filter(([roomId, { room, last, number }]) => !room && !last && number > (known.get(roomId) ?? -1))
    .map(([roomId, { number }]) => `${roomId} ${number}`)
    .join();
}
