// Sentences for errors that only groups meet.
import type { ErrorCode } from '../../../shared/errors.ts';

export const groupErrors = {
  OWNER_LEAVES: 'Hand the group over to somebody first, or be the last one in it.',
  TOO_MANY_GROUPS:
    'You are in {max, plural, one {# group} other {# groups}}, and that is the most. Leave one first.',
  INVITATION_NOT_FOUND: 'This invitation is gone.',
  INVITED_BANNED: 'One of them is banned from this group.',
  TOO_MANY_INVITATIONS:
    '{max, plural, one {# invitation waits} other {# invitations wait}} for an answer, and that is the most.',
  INVITATIONS_FULL: 'One of them has too many invitations waiting.',
  GROUP_REQUESTS_FULL: 'Too many ask to join this group right now. Try again later.',
  ASKER_FULL: 'They are in as many groups as one may be.',
  TOO_MANY_MODERATORS: '{max, plural, one {# moderator is} other {# moderators are}} the most.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type GroupErrorCode = keyof typeof groupErrors;
