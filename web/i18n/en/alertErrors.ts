// Sentences for errors that only what sets alerts meets.
import type { ErrorCode } from '../../../shared/errors.ts';

export const alertErrors = {
  WISH_NOT_FOUND: 'It is not on your wishlist any more.',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** The codes whose sentences stand here. */
export type AlertErrorCode = keyof typeof alertErrors;
