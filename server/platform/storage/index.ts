// Storage of uploaded files: in S3 where the settings name one, else in the data folder.
import { join } from 'node:path';
import { createDirectoryStorage } from './directory.ts';
import { createS3Storage, type S3Settings } from './s3.ts';
import type { Storage } from './storage.ts';

export type { FileToPut, Listed, Storage } from './storage.ts';

export function createStorage(config: { s3: S3Settings | null; dataDirectory: string }): Storage {
  return config.s3
    ? createS3Storage(config.s3)
    : createDirectoryStorage(join(config.dataDirectory, 'uploads'));
}
