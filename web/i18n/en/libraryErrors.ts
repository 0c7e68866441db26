// Sentences for errors that only the library meets.
import type { ErrorCode } from '../../../shared/errors.ts';

export const libraryErrors = {
  COLLECTION_NOT_FOUND: 'This collection is gone already.',
  COLLECTION_NAME_TAKEN: 'You have a collection with this name already.',
  TOO_MANY_COLLECTIONS: 'You have {max, number} collections, and that is the most. Delete one first.',
  DEVICE_NOT_FOUND: 'This device is gone already.',
  PRODUCT_KEY_WRONG: 'No product key is written like this. Compare it sign by sign.',
  PRODUCT_KEY_USED: 'This product key was redeemed already.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type LibraryErrorCode = keyof typeof libraryErrors;
