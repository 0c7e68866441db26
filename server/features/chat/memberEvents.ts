// The events of a member's own topic. They stay inside the server: inboxes make of them what the member is told.
import type { RoomHearing } from '../../../shared/chat.ts';

/** Durable: a lost wake-up must not leave a room in an inbox whose member was sent away. */
export type MemberDurableEvent =
  | { type: 'room.entered'; roomId: string }
  | { type: 'room.left'; roomId: string }
  | ({ type: 'room.hearing'; roomId: string } & RoomHearing);
/** Never stored: the number itself stands in the member's row. */
export type MemberEphemeralEvent = { type: 'room.read'; roomId: string; readNumber: number };
export type MemberEvent = MemberDurableEvent | MemberEphemeralEvent;
/** Told by friends: among others that the member has blocked somebody, or has not any more. */
export type MemberBondEvent = { type: 'friends.bond'; member: { id: string }; bond: string };

/** Whether an event of a member's topic is one of these: other features tell the member other things there. */
export const isOfRooms = ({ type }: { type: string }): boolean => type.startsWith('room.');
