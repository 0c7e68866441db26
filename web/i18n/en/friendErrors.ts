// Sentences for errors that only the parts about friends meet.
import type { ErrorCode } from '../../../shared/errors.ts';

export const friendErrors = {
  FRIEND_SELF: 'That is you.',
  FRIEND_BLOCKED: 'You have blocked this person. Unblock them first.',
  REQUEST_NOT_FOUND: 'This request was answered or taken back in the meantime.',
  NOT_FRIENDS: 'You are not friends any more.',
  TOO_MANY_FRIENDS: 'You have {max, number} friends, and that is the most.',
  FRIEND_FULL: 'This person has no room for more friends right now.',
  TOO_MANY_REQUESTS: 'You have asked {max, number} people who have not answered. Take one back first.',
  TOO_MANY_BLOCKS: 'You have blocked {max, number} people, and that is the most.',
  TOO_MANY_LABELS: 'You have {max, number} groups, and that is the most.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type FriendErrorCode = keyof typeof friendErrors;
