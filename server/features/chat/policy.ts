// Who may do what in rooms: pure functions from facts to a refusal, or null.
import type { RoomEvent } from '../../../shared/chat.ts';
import { limits } from '../../../shared/limits.ts';
import { AppError } from '../../errors.ts';

/** What a read of a room and a member's row in it found. */
export type Standing = { exists: boolean; isIn: boolean };

/** Whether a room stands in the list everybody sees. */
export const isPublic = ({ kind }: { kind: string }): boolean => kind === 'open';

/** What two say to each other stays with both. */
export const refusalToLeave = ({ kind }: { kind: string }): AppError | null =>
  kind === 'direct' ? new AppError('NOT_ALLOWED') : null;

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

/** Everybody of a large room is addressed only by those who look after it. */
export const refusalOfAddressingAll = (): AppError =>
  new AppError('ALL_NOT_ADDRESSABLE', { max: limits.smallRoom.max });

/** Who looks after a room: its owner, and those who look after the whole house. */
export type Keeping = { isOwner: boolean; isKeeper: boolean };

/** What two say to each other is looked after by nobody: both pin, and each deletes their own. */
export const keepingOf = (
  room: { kind: string; ownerId: string | null },
  memberId: string,
  isKeeper: boolean,
) =>
  room.kind === 'direct'
    ? { isOwner: false, isKeeper: false, isOneOfTwo: true }
    : { isOwner: room.ownerId === memberId, isKeeper, isOneOfTwo: false };

/**
 * What keeps a member from writing to the other one of a direct room: whose block it is, that the other is gone or wants
 * to be written to by others only, or that not both are in the room a whisper is said in.
 */
export type DirectHindrance = 'blocked' | 'blockedBy' | 'gone' | 'outOfReach' | 'elsewhere';

/** Who is blocked, or meets somebody kept out, learns what they would learn of an id nobody has. */
export function refusalToOpen(hindrance: DirectHindrance | null, otherIsBanned: boolean): AppError | null {
  if (hindrance === 'blocked') return new AppError('FRIEND_BLOCKED');
  if (hindrance === 'outOfReach' && !otherIsBanned) return new AppError('DIRECT_REFUSED');
  return hindrance !== null || otherIsBanned ? new AppError('MEMBER_NOT_FOUND') : null;
}

/** Why a direct message may not be written; who was blocked is not told by whom. */
export function refusalToWrite(hindrance: DirectHindrance | null): AppError | null {
  switch (hindrance) {
    case null:
      return null;
    case 'blocked':
      return new AppError('FRIEND_BLOCKED');
    case 'blockedBy':
    case 'outOfReach':
      return new AppError('DIRECT_REFUSED');
    case 'gone':
      return new AppError('MEMBER_NOT_FOUND', { gone: true });
    case 'elsewhere':
      return new AppError('WHISPER_ELSEWHERE');
  }
}

/** Only its author rewords a message. */
export function refusalToEdit(message: { authorId: string }, memberId: string): AppError | null {
  return message.authorId === memberId ? null : new AppError('NOT_ALLOWED');
}

/** A message is taken away by its author or by those who look after the room. */
export function refusalToDelete(
  message: { authorId: string },
  memberId: string,
  { isOwner, isKeeper }: Keeping,
): AppError | null {
  return message.authorId === memberId || isOwner || isKeeper ? null : new AppError('NOT_ALLOWED');
}

/** What stands in sight for everybody is chosen by those who look after the room. */
export function refusalToPin({
  isOwner,
  isKeeper,
  isOneOfTwo = false,
}: Keeping & { isOneOfTwo?: boolean }): AppError | null {
  return isOwner || isKeeper || isOneOfTwo ? null : new AppError('NOT_ALLOWED');
}

/** What a room is, and whom it shall have, is its owner's to say. */
export function refusalToOwn({ isOwner }: Keeping): AppError | null {
  return isOwner ? null : new AppError('NOT_ALLOWED');
}

/** Order is kept by those who look after the room. */
export function refusalToKeep({ isOwner, isKeeper }: Keeping): AppError | null {
  return isOwner || isKeeper ? null : new AppError('NOT_ALLOWED');
}

/** Nobody sends themselves away, nor the owner, nor those who look after the whole house. */
export function refusalToKeepOrder(
  keeping: Keeping,
  target: { isSelf: boolean; isOwner: boolean; isKeeper: boolean },
): AppError | null {
  const isSpared = target.isSelf || target.isOwner || target.isKeeper;
  return isSpared ? new AppError('NOT_ALLOWED') : refusalToKeep(keeping);
}

/** A room that stays when it is empty is closed by nobody but those who look after the house. */
export function refusalToClose(keeping: Keeping, lasting: boolean): AppError | null {
  return lasting && !keeping.isKeeper ? new AppError('NOT_ALLOWED') : refusalToKeep(keeping);
}

/** A room never has fewer places than people. */
export function refusalOfShrinking(capacity: number, memberCount: number): AppError | null {
  return capacity < memberCount ? new AppError('CAPACITY_TOO_SMALL', { min: memberCount }) : null;
}

/** @param reason of their ban; null for who is not banned. */
export function refusalToEnter(reason: string | null): AppError | null {
  return reason === null ? null : new AppError('ROOM_BANNED', { reason });
}

/** What keeps a member from saying something in a room they are in. */
export type Hindrance = {
  /** Until when they are muted, in epoch milliseconds; null if they are not now. */
  mutedUntil: number | null;
  /** The first of the room's unwanted words in it. */
  word: string | null;
  /** Seconds of slow mode that are left. */
  wait: number;
};

export function refusalToSpeak({ mutedUntil, word, wait }: Hindrance): AppError | null {
  if (mutedUntil !== null) return new AppError('MUTED', { until: mutedUntil });
  if (word !== null) return new AppError('WORD_REFUSED', { word });
  return wait > 0 ? new AppError('SLOW_MODE', { retryAfter: wait }) : null;
}

/** Whether an event says again what was said up to a message, which a newcomer may not see. */
export const isBefore = (seenAfter: number, event: RoomEvent): boolean =>
  event.type === 'message.edited' && event.number <= seenAfter;

/** How somebody who goes is told why they have no right to the feed any more. */
const endings = { removed: 'ROOM_REMOVED', banned: 'ROOM_BANNED' } as const;

/** The right to a room's feed ends when the member leaves, by their own will or not, and when the room closes. */
export function endOfRoomFeed(memberId: string, event: RoomEvent): AppError | null {
  if (event.type === 'room.closed') return new AppError('ROOM_NOT_FOUND');
  if (event.type !== 'member.left' || event.memberId !== memberId) return null;
  const { kind } = event.line;
  return new AppError(kind === 'removed' || kind === 'banned' ? endings[kind] : 'NOT_IN_ROOM');
}
