// Both adapters of the storage list what lies in a folder by the same contract.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestS3, type TestS3 } from '../../testing/s3.ts';
import { createDirectoryStorage } from './directory.ts';
import { createS3Storage } from './s3.ts';
import { type Storage, StorageError } from './storage.ts';

const webp = { contentType: 'image/webp' } as const;
let folder: string;
let s3: TestS3;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lobby-storage-'));
  s3 = await startTestS3();
});
afterAll(async () => {
  await s3?.close();
  await rm(folder, { recursive: true, force: true });
});

const adapters: [string, () => Storage][] = [
  ['a folder', () => createDirectoryStorage(join(folder, 'contract'))],
  ['S3', () => createS3Storage(s3.settings)],
];

const listed = async (storage: Storage, of: string, atOnce?: number) => {
  const pages: string[][] = [];
  for await (const page of storage.list(of, atOnce)) pages.push(page.map(({ key }) => key));
  return pages;
};
const keysIn = async (storage: Storage, of: string) => (await listed(storage, of)).flat().sort();

describe.each(adapters)('a list of storage in %s', (_name, open) => {
  it('ACC-128: gives every key of the folder and no other, once, in pages, with the time of its last change', async () => {
    const storage = open();
    const before = Date.now();
    const keys = Array.from({ length: 7 }, (_, i) => `listed/one-${i}.webp`);
    for (const key of keys) await storage.put(key, Buffer.from(key), webp);
    await storage.put('listed/deeper/two.webp', Buffer.from('x'), webp);
    await storage.put('listed-too/three.webp', Buffer.from('x'), webp);
    const pages = await listed(storage, 'listed', 3);
    expect(pages.flat().sort()).toEqual(keys);
    expect(pages.filter((page) => page.length > 3)).toEqual([]);
    expect(await keysIn(storage, 'listed')).toEqual(keys);
    for await (const page of storage.list('listed')) {
      // S3 tells whole seconds.
      for (const { changedAt } of page) {
        expect(changedAt).toBeGreaterThanOrEqual(before - 1_000);
        expect(changedAt).toBeLessThanOrEqual(Date.now() + 1_000);
      }
    }
    expect(await keysIn(storage, 'listed/deeper')).toEqual(['listed/deeper/two.webp']);
    expect(await keysIn(storage, 'no/such/folder')).toEqual([]);
  });

  it('ACC-128: may lose what is deleted between two pages, and may be left at any', async () => {
    const storage = open();
    const keys = Array.from({ length: 5 }, (_, i) => `leaving/n${i}.webp`);
    for (const key of keys) await storage.put(key, Buffer.from(key), webp);
    const seen = new Set<string>();
    for await (const page of storage.list('leaving', 2)) {
      for (const { key } of page) {
        seen.add(key);
        await storage.delete(key);
      }
    }
    expect([...seen].sort()).toEqual(keys);
    expect(await keysIn(storage, 'leaving')).toEqual([]);
    for (const key of keys) await storage.put(key, Buffer.from(key), webp);
    for await (const _page of storage.list('leaving', 2)) break;
    expect((await listed(storage, 'leaving', 2)).flat().sort()).toEqual(keys);
  });

  it('ACC-128: refuses what is no folder', async () => {
    for (const folder of ['', '.', '..', '/', 'a/', '/a', 'a/../b', 'A', '.parts', 'a b', 'a'.repeat(201)]) {
      await expect(listed(open(), folder), folder).rejects.toThrow(RangeError);
    }
  });
});

describe('a list of storage in a folder', () => {
  it('ACC-128: lists no files of others', async () => {
    const storage = createDirectoryStorage(join(folder, 'others'));
    await storage.put('avatars/a.webp', Buffer.from('x'), webp);
    for (const name of ['Thumbs.db', '.DS_Store', 'a.webp~', 'b.svg']) {
      await writeFile(join(folder, 'others', 'avatars', name), 'x');
    }
    await mkdir(join(folder, 'others', 'avatars', 'folder.webp'));
    expect(await keysIn(storage, 'avatars')).toEqual(['avatars/a.webp']);
    await writeFile(join(folder, 'others', 'file'), 'no folder');
    await expect(keysIn(storage, 'file')).rejects.toThrow(StorageError);
  });
});
