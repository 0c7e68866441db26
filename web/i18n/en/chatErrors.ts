// Sentences for errors that only the rooms meet.
import type { ErrorCode } from '../../../shared/errors.ts';

export const chatErrors = {
  ROOM_PASSWORD_NEEDED: 'This room wants a password.',
  ROOM_PASSWORD_WRONG: 'That is not the password.',
  TOO_MANY_ROOMS:
    'You are in {max, plural, one {# room} other {# rooms}}, and that is the most. Leave one first.',
  MESSAGE_NOT_FOUND: 'This message is gone.',
  EMOJI_UNKNOWN: 'This smiley is not one of ours.',
  TOO_MANY_REACTIONS:
    'There are {max, plural, one {# kind} other {# kinds}} of smileys under it already. Join one of them.',
  TOO_MANY_PINS:
    '{max, plural, one {# message is} other {# messages are}} pinned here, and that is the most. Take one down first.',
  DIRECT_REFUSED: 'You cannot write to this person.',
  WHISPER_ELSEWHERE: 'You cannot whisper across rooms: both of you must be here.',
  DIRECT_SELF: 'That is you.',
  ALL_NOT_ADDRESSABLE:
    'With more than {max, plural, one {# person} other {# people}} in the room, only its host calls everyone.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type ChatErrorCode = keyof typeof chatErrors;
