// One sentence for each error code: what happened and what to do.
import type { ErrorCode } from '../../../shared/errors.ts';
import type { AlertErrorCode } from './alertErrors.ts';
import type { ChatErrorCode } from './chatErrors.ts';
import type { FriendErrorCode } from './friendErrors.ts';
import type { GroupErrorCode } from './groupErrors.ts';
import type { LateErrorCode } from './lateErrors.ts';
import type { LibraryErrorCode } from './libraryErrors.ts';
import type { MoneyErrorCode } from './moneyErrors.ts';
import type { ProfileErrorCode } from './profileErrors.ts';
import type { PublishingErrorCode } from './publishingErrors.ts';
import type { ReviewErrorCode } from './reviewErrors.ts';
import type { UploadErrorCode } from './uploadErrors.ts';

export const errors = {
  OFFLINE: 'The connection dropped. Nothing you wrote is lost; try again in a moment.',
  NOT_SIGNED_IN: 'You are signed out. Sign in and try again.',
  SESSION_CHANGED: 'Someone else is signed in here by now.',
  NOT_ALLOWED: 'This belongs to someone else.',
  ORIGIN_REFUSED: 'This page was opened at an address the host does not know.',
  HTTP_ONLY: 'This works only over HTTP.',
  BAD_INPUT: 'Something in it is not as it should be. Check it and try again.',
  BAD_CURSOR: 'This list has changed. Load it again from the top.',
  KEY_REUSED: 'This was already sent with other words. Write it anew.',
  RATE_LIMITED: 'That was fast. Try again in {wait}.',
  UNEXPECTED: 'Something broke on our side. Nothing was changed.',
  BANNED: 'This account may not come in: {reason}',
  MEMBER_NOT_FOUND: 'There is no such member.',
  GAME_NOT_FOUND: 'There is no such game, or it left the store.',
  CATEGORY_NOT_FOUND: 'There is no such shelf.',
  GAME_NOT_OWNED: 'This game is not in your library.',
  ROOM_NOT_FOUND: 'This room has closed.',
  ROOM_FULL: 'The room is full: {capacity, plural, one {# place} other {# places}}, all taken.',
  CAPACITY_TOO_LARGE: 'At most {max, plural, one {# person} other {# people}}.',
  NOT_IN_ROOM: 'You are not in this room.',
  TOO_MANY_FEEDS: 'Too much is open at once on this page. Close something first.',
} as const satisfies Record<
  | Exclude<
      ErrorCode,
      | AlertErrorCode
      | ChatErrorCode
      | FriendErrorCode
      | GroupErrorCode
      | LateErrorCode
      | UploadErrorCode
      | LibraryErrorCode
      | MoneyErrorCode
      | ProfileErrorCode
      | PublishingErrorCode
      | ReviewErrorCode
    >
  | 'OFFLINE',
  string
>;
