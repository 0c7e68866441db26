// Uploaded files in a local folder, one file a key.
import { randomUUID } from 'node:crypto';
import { constants, copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  checkContentType,
  checkFolder,
  contentTypeOf,
  isKey,
  type Listed,
  lengthOf,
  listedAtOnce,
  type Storage,
  StorageError,
} from './storage.ts';

/** Half-written files; no key begins with a dot. */
const partsFolder = '.parts';
/** Milliseconds after which a half-written file belongs to nobody any more. */
const partLifetime = 3_600_000;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Those that are still there; the names themselves were read before. */
async function statAll(folder: string, keys: readonly string[]): Promise<Listed[]> {
  const found = await Promise.all(
    keys.map(async (key) => {
      const status = await stat(join(folder, ...key.split('/'))).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      return status?.isFile() ? [{ key, changedAt: status.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

const failed = (what: string, key: string) => (cause: unknown) => {
  throw new StorageError(`could not ${what} ${key}`, { cause });
};

/** @param folder where files lie; made when first needed. Several instances may share it. */
export function createDirectoryStorage(folder: string): Storage {
  const parts = join(folder, partsFolder);
  const fileOf = (key: string) => join(folder, ...key.split('/'));
  let swept = false;

  /** What a killed process left half written. */
  async function sweep(): Promise<void> {
    for (const name of await readdir(parts)) {
      const { mtimeMs } = await stat(join(parts, name));
      if (mtimeMs < Date.now() - partLifetime) await rm(join(parts, name), { force: true });
    }
  }

  /** @param fill makes the part, which is not there yet. */
  async function write(file: string, fill: (part: string) => Promise<void>): Promise<void> {
    await Promise.all([mkdir(parts, { recursive: true }), mkdir(dirname(file), { recursive: true })]);
    if (!swept) {
      swept = true;
      // Others may sweep at the same time; what one of them leaves is taken next time.
      await sweep().catch(() => {});
    }
    const part = join(parts, randomUUID());
    try {
      await fill(part);
      const handle = await open(part, 'r+');
      try {
        // The name must not be on the disk before the content is.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  return {
    async put(key, bytes, { contentType }) {
      checkContentType(key, contentType);
      await write(fileOf(key), (part) => writeFile(part, bytes, { flag: 'wx' })).catch(failed('keep', key));
    },
    async putFile(key, { path, size }, { contentType }) {
      checkContentType(key, contentType);
      await write(fileOf(key), async (part) => {
        await copyFile(path, part, constants.COPYFILE_EXCL);
        const copied = await stat(part);
        if (copied.size !== size) throw new Error(`${copied.size} bytes in place of ${size}`);
      }).catch(failed('keep', key));
    },
    async get(key, range) {
      const contentType = contentTypeOf(key);
      const wanted = range && lengthOf(range);
      try {
        const handle = await open(fileOf(key), 'r');
        const { size } = await handle.stat();
        if (!range || wanted === undefined) return { contentType, size, body: handle.createReadStream() };
        if (range.last >= size) {
          await handle.close();
          throw new Error(`it has ${size} bytes`);
        }
        const body = handle.createReadStream({ start: range.first, end: range.last });
        return { contentType, size: wanted, body };
      } catch (error) {
        if (isMissing(error)) return null;
        return failed('read', key)(error);
      }
    },
    async delete(key) {
      contentTypeOf(key);
      await rm(fileOf(key), { force: true }).catch(failed('delete', key));
    },
    async *list(of, atOnce = listedAtOnce) {
      checkFolder(of);
      try {
        const names = await readdir(fileOf(of)).catch((error: unknown) => {
          if (isMissing(error)) return [];
          throw error;
        });
        const keys = names.map((name) => `${of}/${name}`).filter(isKey);
        for (let at = 0; at < keys.length; at += atOnce) {
          yield await statAll(folder, keys.slice(at, at + atOnce));
        }
      } catch (cause) {
        throw new StorageError(`could not list ${of}`, { cause });
      }
    },
  };
}
