// Sentences for errors that only reviews meet, fetched with them.
import type { ErrorCode } from '../../../shared/errors.ts';

export const reviewErrors = {
  REVIEW_WITHOUT_COPY: 'Only those who have the game say what they think of it.',
  REVIEW_EXISTS: 'You have written about this game already. Load the page again to edit it.',
  REVIEW_NOT_FOUND: 'This review is gone.',
  REVIEW_OWN: 'This is your own review.',
  REPORT_NOT_FOUND: 'Someone has dealt with this report already.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type ReviewErrorCode = keyof typeof reviewErrors;
