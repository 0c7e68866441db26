// Sentences for errors that only the rooms meet.
import type { ErrorCode } from '../../../shared/errors.ts';

export const chatErrors = {
  ROOM_PASSWORD_NEEDED: 'This room wants a password.',
  ROOM_PASSWORD_WRONG: 'That is not the password.',
  TOO_MANY_ROOMS:
    'You are in {max, plural, one {# room} other {# rooms}}, and that is the most. Leave one first.',
  ATTACHMENT_NOT_FOUND: 'What you added is gone. Add it again.',
  TOO_MANY_ATTACHMENTS: '{max, plural, one {# file} other {# files}} fit into one message.',
  ATTACHMENTS_SPENT:
    'You have sent {max} MB of files today, and that is the most. Tomorrow there is room again.',
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
  ROOM_REMOVED: 'You were sent out of this room.',
  ROOM_BANNED: 'You were banned from this room. {reason}',
  CAPACITY_TOO_SMALL: 'At least {min, plural, one {# place} other {# places}}: so many people are in.',
  MUTED: 'You are muted here until {until, date, medium} {until, time, short}.',
  SLOW_MODE: 'This room goes slowly. Wait {wait} and try again.',
  WORD_REFUSED: 'The host does not want “{word}” in this room.',
  INVITE_NOT_FOUND: 'This link leads nowhere any more.',
  TOO_MANY_INVITES:
    'There are {max, plural, one {# link} other {# links}} into this room, and that is the most. Take one back first.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type ChatErrorCode = keyof typeof chatErrors;
