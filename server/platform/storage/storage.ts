// Where uploaded files lie: the port. The adapters are a local folder (directory.ts) and S3 (s3.ts).
import type { Readable } from 'node:stream';

/** The endings a key may have, each with the one content type it stands for. What is not here is never stored. */
export const contentTypes = {
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  txt: 'text/plain; charset=utf-8',
  bin: 'application/octet-stream',
} as const;

export type ContentType = (typeof contentTypes)[keyof typeof contentTypes];

export type StoredFile = {
  contentType: string;
  /** Bytes. */
  size: number;
  /** The content; whoever asked must read or destroy it. */
  body: Readable;
};

export type Storage = {
  /**
   * Keeps bytes under a key, in place of what was there. Readers see the old or the new, each whole.
   * @throws RangeError for a key or a content type that cannot be; StorageError, and then what was there stays.
   */
  put(key: string, bytes: Uint8Array, about: { contentType: ContentType }): Promise<void>;
  /** What lies under a key, null where nothing does. @throws RangeError, StorageError when that cannot be known. */
  get(key: string): Promise<StoredFile | null>;
  /** Takes away what lies under a key; where nothing does, nothing happens. @throws RangeError, StorageError */
  delete(key: string): Promise<void>;
};

/** The storage could not do its work: it is full, away, or refuses us. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** Lower case only, since some file systems know no other difference; no dot but before the ending. */
const keyPattern = /^(?:[a-z0-9][a-z0-9_-]*\/)*[a-z0-9][a-z0-9_-]*\.([a-z0-9]+)$/;
/** Characters of a key. */
const longestKey = 200;

/** The content type a key's ending stands for. @throws RangeError for what is no key. */
export function contentTypeOf(key: string): ContentType {
  const ending = key.length <= longestKey ? keyPattern.exec(key)?.[1] : undefined;
  const known = Object.entries(contentTypes).find(([name]) => name === ending);
  if (!known) throw new RangeError(`No key of the storage: ${key.slice(0, longestKey)}`);
  return known[1];
}

/** @throws RangeError where a key's ending stands for another content type. */
export function checkContentType(key: string, contentType: string): void {
  if (contentTypeOf(key) !== contentType) throw new RangeError(`${key} cannot be ${contentType}`);
}
