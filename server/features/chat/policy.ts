// Who may do what in rooms: pure functions from facts to a refusal, or null.
import type { RoomEvent } from '../../../shared/chat.ts';
import { limits } from '../../../shared/limits.ts';
import { quoteOfNothing } from '../../../shared/messageReducer.ts';
import { AppError } from '../../errors.ts';

/** What a read of a room and a member's row in it found. */
export type Standing = { exists: boolean; isIn: boolean };

/** Whether a room stands in a list everybody sees. */
export const isPublic = ({ kind, listed }: { kind: string; listed: boolean }): boolean =>
  kind === 'open' || listed;

/** Kinds of rooms that somebody looks after: their owner, or only those who look after the whole house. */
export const keptKinds = ['open', 'group', 'game', 'lobby'] as const;

/** What two say to each other stays with both, and the lobby is everybody's. A group is handed over before its owner goes. */
export function refusalToLeave(
  room: { kind: string; ownerId: string | null; memberCount: number },
  memberId: string,
): AppError | null {
  if (room.kind === 'direct' || room.kind === 'lobby') return new AppError('NOT_ALLOWED');
  const isLeftToOthers = room.kind === 'group' && room.ownerId === memberId && room.memberCount > 1;
  return isLeftToOthers ? new AppError('OWNER_LEAVES') : null;
}

/** Reading and writing in a room is for those who are in it. */
export function refusalToTakePart({ exists, isIn }: Standing): AppError | null {
  if (!exists) return new AppError('ROOM_NOT_FOUND');
  return isIn ? null : new AppError('NOT_IN_ROOM');
}

/** A room may be made for as many people as the server's setting says. */
export function refusalOfCapacity(capacity: number, max: number): AppError | null {
  return capacity > max ? new AppError('CAPACITY_TOO_LARGE', { max }) : null;
}

/** A member may be in so many open rooms, and in so many groups, at once. */
export function refusalOfAnotherRoom(kind: 'open' | 'group', count: number, max: number): AppError | null {
  if (count < max) return null;
  return new AppError(kind === 'group' ? 'TOO_MANY_GROUPS' : 'TOO_MANY_ROOMS', { max });
}

/** A locked room asks for its password before anything is compared. */
export function refusalWithoutPassword(locked: boolean, password: string | undefined): AppError | null {
  return locked && password === undefined ? new AppError('ROOM_PASSWORD_NEEDED') : null;
}

/** Everybody of a large room is addressed only by those who look after it. */
export const refusalOfAddressingAll = (): AppError =>
  new AppError('ALL_NOT_ADDRESSABLE', { max: limits.smallRoom.max });

/** Who looks after a room: its owner, in a group whom the owner named, and those who look after the whole house. */
export type Keeping = { isOwner: boolean; isKeeper: boolean; isModerator: boolean };

const looksAfter = ({ isOwner, isKeeper, isModerator }: Keeping): boolean =>
  isOwner || isKeeper || isModerator;

/** What two say to each other is looked after by nobody: both pin, and each deletes their own. */
export const keepingOf = (
  room: { kind: string; ownerId: string | null },
  memberId: string,
  { isKeeper, isModerator }: Pick<Keeping, 'isKeeper' | 'isModerator'>,
) =>
  room.kind === 'direct'
    ? { isOwner: false, isKeeper: false, isModerator: false, isOneOfTwo: true }
    : { isOwner: room.ownerId === memberId, isKeeper, isModerator, isOneOfTwo: false };

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
  keeping: Keeping,
): AppError | null {
  return message.authorId === memberId || looksAfter(keeping) ? null : new AppError('NOT_ALLOWED');
}

/** What stands in sight for everybody is chosen by those who look after the room. */
export function refusalToPin({
  isOneOfTwo = false,
  ...keeping
}: Keeping & { isOneOfTwo?: boolean }): AppError | null {
  return isOneOfTwo || looksAfter(keeping) ? null : new AppError('NOT_ALLOWED');
}

/** What a room is, and whom it shall have, is its owner's to say. */
export function refusalToOwn({ isOwner }: Keeping): AppError | null {
  return isOwner ? null : new AppError('NOT_ALLOWED');
}

/** Order is kept by those who look after the room. */
export function refusalToKeep(keeping: Keeping): AppError | null {
  return looksAfter(keeping) ? null : new AppError('NOT_ALLOWED');
}

/** Nobody sends themselves away, nor the owner, nor those who look after the whole house; moderators not each other. */
export function refusalToKeepOrder(
  keeping: Keeping,
  target: { isSelf: boolean; isOwner: boolean; isKeeper: boolean; isModerator: boolean },
): AppError | null {
  const isPeer = target.isModerator && !keeping.isOwner && !keeping.isKeeper;
  const isSpared = target.isSelf || target.isOwner || target.isKeeper || isPeer;
  return isSpared ? new AppError('NOT_ALLOWED') : refusalToKeep(keeping);
}

/** Whether somebody decides about a report: of the messages of a room its keepers do too, and of the rest those of the house. */
export const mayDecide = (keeping: Keeping, report: { isOfMessage: boolean; isKept: boolean }): boolean =>
  keeping.isKeeper || (report.isOfMessage && report.isKept && looksAfter(keeping));

/** A room that stays when it is empty is closed by nobody but those who look after the house, and a group by no moderator. */
export function refusalToClose({ isOwner, isKeeper }: Keeping, lasting: boolean): AppError | null {
  const may = isKeeper || (isOwner && !lasting);
  return may ? null : new AppError('NOT_ALLOWED');
}

/** What is set of a room but makes no sense for its kind: a group has no password, and only groups are listed or not. */
export function refusalOfSetting(
  kind: string,
  facts: { password?: unknown; listed?: unknown; title?: unknown; capacity?: unknown },
): AppError | null {
  const senseless =
    kind === 'open'
      ? (['listed'] as const)
      : kind === 'group'
        ? (['password', 'capacity'] as const)
        : (['title', 'password', 'capacity', 'listed'] as const);
  const field = senseless.find((name) => facts[name] !== undefined);
  return field ? new AppError('BAD_INPUT', { field, rule: 'room_kind' }) : null;
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

/**
 * An event as those get it who see nothing that was said up to a message: null where it says that again or who reacts to
 * it, an answer to it without what it quotes, anything else itself.
 */
export function asNewcomersSee(seenAfter: number, event: RoomEvent): RoomEvent | null {
  if (event.type === 'message.edited' || event.type === 'message.reacted') {
    return event.number <= seenAfter ? null : event;
  }
  if (event.type !== 'message.created') return event;
  const { message } = event;
  if (message.replyTo === undefined || message.replyTo.number > seenAfter) return event;
  return { ...event, message: { ...message, replyTo: quoteOfNothing(message.replyTo.number) } };
}

/** How somebody who goes is told why they have no right to the feed any more. */
const endings = { removed: 'ROOM_REMOVED', banned: 'ROOM_BANNED' } as const;

/** The right to a room's feed ends when the member leaves, by their own will or not, and when the room closes. */
export function endOfRoomFeed(memberId: string, event: RoomEvent): AppError | null {
  if (event.type === 'room.closed') return new AppError('ROOM_NOT_FOUND');
  if (event.type !== 'member.left' || event.memberId !== memberId) return null;
  if (event.gameId) return new AppError('GAME_NOT_OWNED', { gameId: event.gameId });
  const { kind } = event.line;
  return new AppError(kind === 'removed' || kind === 'banned' ? endings[kind] : 'NOT_IN_ROOM');
}
