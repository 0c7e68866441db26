// Who may do what in rooms: pure functions from facts to a refusal, or null.
import type { RoomEvent } from '../../../shared/chat.ts';
import { AppError } from '../../errors.ts';

/** What a read of a room and a member's row in it found. */
export type Standing = { exists: boolean; isIn: boolean };

/** Reading and writing in a room is for those who are in it. */
export function refusalToTakePart({ exists, isIn }: Standing): AppError | null {
  if (!exists) return new AppError('ROOM_NOT_FOUND');
  return isIn ? null : new AppError('NOT_IN_ROOM');
}

/** A room may be made for as many people as the server's setting says. */
export function refusalOfCapacity(capacity: number, max: number): AppError | null {
  return capacity > max ? new AppError('CAPACITY_TOO_LARGE', { max }) : null;
}

/** A member may be in so many open rooms at once. */
export function refusalOfAnotherRoom(openRooms: number, max: number): AppError | null {
  return openRooms >= max ? new AppError('TOO_MANY_ROOMS', { max }) : null;
}

/** A locked room asks for its password before anything is compared. */
export function refusalWithoutPassword(locked: boolean, password: string | undefined): AppError | null {
  return locked && password === undefined ? new AppError('ROOM_PASSWORD_NEEDED') : null;
}

/** The right to a room's feed ends when the member leaves, by their own will or not, and when the room closes. */
export function endOfRoomFeed(memberId: string, event: RoomEvent): AppError | null {
  if (event.type === 'room.closed') return new AppError('ROOM_NOT_FOUND');
  const isOwn = event.type === 'member.left' && event.memberId === memberId;
  return isOwn ? new AppError('NOT_IN_ROOM') : null;
}
