// Sentences for errors that only profiles meet.
import type { ErrorCode } from '../../../shared/errors.ts';

export const profileErrors = {
  PROFILE_PRIVATE: 'This part is not shown to you.',
  GUESTBOOK_CLOSED: 'You cannot write into this guestbook now.',
  ENTRY_NOT_FOUND: 'This note is gone already.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type ProfileErrorCode = keyof typeof profileErrors;
