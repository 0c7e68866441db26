// Where uploaded files lie: the port. The adapters are a local folder (directory.ts) and S3 (s3.ts).
import type { Readable } from 'node:stream';

/** The endings a key may have, each with the one content type it stands for. What is not here is never stored. */
export const contentTypes = {
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  txt: 'text/plain; charset=utf-8',
  bin: 'application/octet-stream',
} as const;

export type ContentType = (typeof contentTypes)[keyof typeof contentTypes];

export type StoredFile = {
  contentType: string;
  /** Bytes of the body. */
  size: number;
  /** The content, or the part of it that was asked for; whoever asked must read or destroy it. */
  body: Readable;
};

/** A part of a file, in bytes from its beginning; `last` is in it, and both must be. */
export type ByteRange = { first: number; last: number };

/** A file on the disk of this machine, as whoever wrote it knows it. */
export type FileToPut = {
  path: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of its content, in hexadecimal. */
  sha256: string;
};

export type Listed = {
  key: string;
  /** When it was put last, in epoch milliseconds by the clock of the storage. */
  changedAt: number;
};

export type Storage = {
  /**
   * Keeps bytes under a key, in place of what was there. Readers see the old or the new, each whole.
   * @throws RangeError for a key or a content type that cannot be; StorageError, and then what was there stays.
   */
  put(key: string, bytes: Uint8Array, about: { contentType: ContentType }): Promise<void>;
  /**
   * As `put`, of a file that is never held in memory as a whole and stays where it is.
   * @throws RangeError; StorageError, also where it is not as long as it is said to be.
   */
  putFile(key: string, file: FileToPut, about: { contentType: ContentType }): Promise<void>;
  /**
   * What lies under a key, or a part of it; null where nothing does.
   * @throws RangeError; StorageError when that cannot be known, or the file ends before the part does.
   */
  get(key: string, range?: ByteRange): Promise<StoredFile | null>;
  /** Takes away what lies under a key; where nothing does, nothing happens. @throws RangeError, StorageError */
  delete(key: string): Promise<void>;
  /**
   * What lies in a folder, such as `avatars`, without the folders in it, in no order to rely on. What is put or deleted
   * meanwhile may be in it or not. Nothing is held open between two pages, so that a reader may stop at any.
   * @param atOnce how many a page holds at most; up to 1,000, which is what it is by default.
   * @throws RangeError for what is no folder; StorageError.
   */
  list(folder: string, atOnce?: number): AsyncIterable<Listed[]>;
};

/** How many a page of a list holds at most where nobody says; S3 gives no more. */
export const listedAtOnce = 1_000;

/** The storage could not do its work: it is full, away, or refuses us. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** Lower case only, since some file systems know no other difference; no dot but before the ending. */
const keyPattern = /^(?:[a-z0-9][a-z0-9_-]*\/)*[a-z0-9][a-z0-9_-]*\.([a-z0-9]+)$/;
const folderPattern = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9_-]*)*$/;
/** Characters of a key. */
const longestKey = 200;

/** @throws RangeError for what is no folder. */
export function checkFolder(folder: string): void {
  if (folder.length > longestKey || !folderPattern.test(folder)) {
    throw new RangeError(`No folder of the storage: ${folder.slice(0, longestKey)}`);
  }
}

/** Whether it is a key; others may keep their files beside ours. */
export const isKey = (key: string): boolean => {
  try {
    contentTypeOf(key);
    return true;
  } catch {
    return false;
  }
};

/** The content type a key's ending stands for. @throws RangeError for what is no key. */
export function contentTypeOf(key: string): ContentType {
  const ending = key.length <= longestKey ? keyPattern.exec(key)?.[1] : undefined;
  const known = Object.entries(contentTypes).find(([name]) => name === ending);
  if (!known) throw new RangeError(`No key of the storage: ${key.slice(0, longestKey)}`);
  return known[1];
}

/** Bytes of a range. @throws RangeError for what is none. */
export function lengthOf({ first, last }: ByteRange): number {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || first < 0 || last < first)
    throw new RangeError(`No part of a file: ${first} to ${last}`);
  return last - first + 1;
}

/** @throws RangeError where a key's ending stands for another content type. */
export function checkContentType(key: string, contentType: string): void {
  if (contentTypeOf(key) !== contentType) throw new RangeError(`${key} cannot be ${contentType}`);
}
