// Sentences for errors that only publishers' pages meet, fetched with them.
import type { ErrorCode } from '../../../shared/errors.ts';

export const publishingErrors = {
  PUBLISHER_NOT_FOUND: 'There is no such publisher, or you do not speak for it.',
  SALE_PAST: 'This sale would be over already.',
  SALE_OVERLAPS: 'There is another sale in that time. Choose another time, or end that one first.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type PublishingErrorCode = keyof typeof publishingErrors;
