// Both adapters of the storage keep the same contract; then what each has of its own.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestS3, type TestS3 } from '../../testing/s3.ts';
import { createDirectoryStorage } from './directory.ts';
import { createStorage } from './index.ts';
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

const read = async (storage: Storage, key: string) => {
  const found = await storage.get(key);
  if (!found) return null;
  const bytes = await buffer(found.body);
  expect(bytes.length).toBe(found.size);
  return { bytes, contentType: found.contentType };
};

/** A file of so many bytes on the disk, as whoever wrote it knows it. */
async function onDisk(size: number) {
  const bytes = randomBytes(size);
  const path = join(folder, `file-${size}`);
  await writeFile(path, bytes);
  return { bytes, file: { path, size, sha256: createHash('sha256').update(bytes).digest('hex') } };
}

const adapters: [string, () => Storage][] = [
  ['a folder', () => createDirectoryStorage(join(folder, 'contract'))],
  ['S3', () => createS3Storage(s3.settings)],
];

describe.each(adapters)('storage in %s', (_name, open) => {
  it('OPS-60: gives back what was put, byte for byte, with its content type and size', async () => {
    const storage = open();
    for (const size of [0, 1, 65_536, 3_000_001]) {
      const bytes = randomBytes(size);
      await storage.put('avatars/some-one_1.webp', bytes, webp);
      const found = await read(storage, 'avatars/some-one_1.webp');
      expect(found?.contentType).toBe('image/webp');
      expect(found?.bytes.equals(bytes), `${size} bytes`).toBe(true);
    }
    await storage.put('note.txt', Buffer.from('가나다 字'), { contentType: 'text/plain; charset=utf-8' });
    // Another opening of the same place finds it.
    expect(await read(open(), 'note.txt')).toEqual({
      bytes: Buffer.from('가나다 字'),
      contentType: 'text/plain; charset=utf-8',
    });
  });

  it('OPS-60: knows nothing of what was never put, or was deleted; deleting twice is as good as once', async () => {
    const storage = open();
    expect(await storage.get('avatars/nobody.webp')).toBeNull();
    expect(await storage.get('no/such/folder/nobody.webp')).toBeNull();
    await storage.delete('avatars/nobody.webp');
    await storage.put('a/b.webp', Buffer.from('one'), webp);
    await storage.put('a/c.webp', Buffer.from('two'), webp);
    await Promise.all([storage.delete('a/b.webp'), storage.delete('a/b.webp')]);
    expect(await storage.get('a/b.webp')).toBeNull();
    expect((await read(storage, 'a/c.webp'))?.bytes.toString()).toBe('two');
  });

  it('OPS-78: takes a file from the disk, whole and streamed, and leaves it where it is', async () => {
    const storage = open();
    for (const size of [0, 1, 5_000_001]) {
      const { file, bytes } = await onDisk(size);
      await storage.putFile('films/one.webm', file, { contentType: 'video/webm' });
      const found = await read(storage, 'films/one.webm');
      expect(found?.contentType).toBe('video/webm');
      expect(found?.bytes.equals(bytes), `${size} bytes`).toBe(true);
      expect((await readFile(file.path)).equals(bytes)).toBe(true);
    }
    const { file } = await onDisk(10);
    const video = { contentType: 'video/webm' } as const;
    // What was there stays where the file is gone, or not as long as was said.
    await expect(
      storage.putFile('films/one.webm', { ...file, path: `${file.path}-gone` }, video),
    ).rejects.toThrow(StorageError);
    await expect(storage.putFile('films/one.webm', { ...file, size: 11 }, video)).rejects.toThrow(
      StorageError,
    );
    await expect(storage.putFile('films/one.mp4', file, video)).rejects.toThrow(RangeError);
    expect((await read(storage, 'films/one.webm'))?.bytes).toHaveLength(5_000_001);
  });

  it('OPS-78: gives a part of what was put, and that alone', async () => {
    const storage = open();
    const bytes = randomBytes(300_000);
    await storage.put('films/part.bin', bytes, { contentType: 'application/octet-stream' });
    for (const [first, last] of [
      [0, 1],
      [0, 299_999],
      [100, 199_999],
      [299_999, 299_999],
    ] as const) {
      const found = await storage.get('films/part.bin', { first, last });
      expect(found?.size).toBe(last - first + 1);
      const got = found && (await buffer(found.body));
      expect(got?.equals(bytes.subarray(first, last + 1)), `${first} to ${last}`).toBe(true);
    }
    expect(await storage.get('films/none.bin', { first: 0, last: 1 })).toBeNull();
    for (const range of [
      { first: 299_999, last: 300_000 },
      { first: 300_000, last: 300_001 },
    ])
      await expect(storage.get('films/part.bin', range), JSON.stringify(range)).rejects.toThrow(StorageError);
    for (const range of [
      { first: 1, last: 0 },
      { first: -1, last: 5 },
      { first: 0.5, last: 2 },
    ])
      await expect(storage.get('films/part.bin', range), JSON.stringify(range)).rejects.toThrow(RangeError);
  });

  it('OPS-61: keeps many at once apart, and under one key the last', async () => {
    const storage = open();
    const keys = Array.from({ length: 20 }, (_, i) => `many/n${i}.bin`);
    const about = { contentType: 'application/octet-stream' } as const;
    await Promise.all(keys.map((key) => storage.put(key, Buffer.from(key), about)));
    const found = await Promise.all(keys.map(async (key) => (await read(storage, key))?.bytes.toString()));
    expect(found).toEqual(keys);
    await storage.put('many/n0.bin', Buffer.from('much longer than before'), about);
    await storage.put('many/n0.bin', Buffer.from('short'), about);
    expect((await read(storage, 'many/n0.bin'))?.bytes.toString()).toBe('short');
  });

  it('OPS-62: refuses what is no key, before anything is touched', async () => {
    const storage = open();
    const bad = [
      '',
      '.webp',
      '../out.webp',
      'a/../../out.webp',
      'a/./b.webp',
      '/etc/out.webp',
      'a//b.webp',
      'a\\..\\b.webp',
      'C:/b.webp',
      '%2e%2e/out.webp',
      'a/b.webp/',
      'a b.webp',
      'A.webp',
      'a.svg',
      'a.html',
      'a.webp\0.png',
      'a.webp\n',
      '.parts/x.webp',
      'noending',
      'two.dots.webp',
      `${'a'.repeat(200)}.webp`,
    ];
    for (const key of bad) {
      await expect(storage.put(key, Buffer.from('x'), webp), key).rejects.toThrow(RangeError);
      await expect(storage.get(key), key).rejects.toThrow(RangeError);
      await expect(storage.delete(key), key).rejects.toThrow(RangeError);
    }
    await expect(storage.put('a.png', Buffer.from('x'), webp)).rejects.toThrow(RangeError);
    expect(await storage.get('a.png')).toBeNull();
  });
});

describe('storage in a folder', () => {
  it('OPS-61: shows the old or the new, each whole, while it is put anew', async () => {
    const storage = createDirectoryStorage(join(folder, 'whole'));
    const versions = Array.from({ length: 30 }, (_, i) => Buffer.alloc(200_000 + i, i));
    await storage.put('one.webp', versions[0] ?? Buffer.alloc(0), webp);
    let writing = true;
    const writer = Promise.all(versions.map((bytes) => storage.put('one.webp', bytes, webp))).finally(() => {
      writing = false;
    });
    let reads = 0;
    while (writing || reads === 0) {
      const bytes = (await read(storage, 'one.webp'))?.bytes ?? Buffer.alloc(0);
      // Each version is one byte repeated, as often as no other.
      expect(new Set(bytes).size).toBe(1);
      expect(bytes.length).toBe(200_000 + (bytes[0] ?? -1));
      reads += 1;
    }
    await writer;
    expect(await readdir(join(folder, 'whole', '.parts'))).toEqual([]);
  });

  it('OPS-63: takes away what a killed process left half written, and nothing that is being written', async () => {
    const parts = join(folder, 'killed', '.parts');
    await mkdir(parts, { recursive: true });
    await writeFile(join(parts, 'old'), 'half');
    await writeFile(join(parts, 'new'), 'half');
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(join(parts, 'old'), longAgo, longAgo);
    const storage = createDirectoryStorage(join(folder, 'killed'));
    await storage.put('a.webp', Buffer.from('x'), webp);
    expect(await readdir(parts)).toEqual(['new']);
  });

  it('OPS-64: fails where the folder cannot be written, and leaves nothing', async () => {
    await writeFile(join(folder, 'file'), 'in the way');
    const storage = createDirectoryStorage(join(folder, 'file'));
    await expect(storage.put('a.webp', Buffer.from('x'), webp)).rejects.toThrow(StorageError);
    await expect(storage.get('a.webp')).rejects.toThrow(StorageError);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('in the way');
  });

  it('OPS-65: is the storage where no S3 is set, under the data folder', async () => {
    const storage = createStorage({ s3: null, dataDirectory: join(folder, 'data') });
    await storage.put('avatars/a.webp', Buffer.from('x'), webp);
    expect(await readFile(join(folder, 'data', 'uploads', 'avatars', 'a.webp'), 'utf8')).toBe('x');
  });
});

describe('storage in S3', () => {
  it('OPS-65: is the storage where it is set', async () => {
    const storage = createStorage({ s3: s3.settings, dataDirectory: join(folder, 'unused') });
    await storage.put('chosen.webp', Buffer.from('x'), webp);
    expect((await read(createS3Storage(s3.settings), 'chosen.webp'))?.bytes.toString()).toBe('x');
    await expect(readdir(join(folder, 'unused'))).rejects.toThrow('ENOENT');
  });

  it('OPS-64: fails with a wrong secret, an unknown key id, a missing bucket or no server, and never answers null', async () => {
    await createS3Storage(s3.settings).put('there.webp', Buffer.from('x'), webp);
    const wrong = [
      { secretAccessKey: 'guessed' },
      { accessKeyId: 'nobody' },
      { bucket: 'no-such-bucket' },
      // Nothing listens on the discard port.
      { endpoint: 'http://127.0.0.1:9' },
    ];
    for (const change of wrong) {
      const storage = createS3Storage({ ...s3.settings, ...change });
      const name = JSON.stringify(change);
      await expect(storage.put('a.webp', Buffer.from('x'), webp), name).rejects.toThrow(StorageError);
      await expect(storage.get('there.webp'), name).rejects.toThrow(StorageError);
      await expect(storage.get('missing.webp'), name).rejects.toThrow(StorageError);
      await expect(storage.delete('there.webp'), name).rejects.toThrow(StorageError);
      await expect(storage.list('avatars')[Symbol.asyncIterator]().next(), name).rejects.toThrow(
        StorageError,
      );
    }
    expect(await createS3Storage(s3.settings).get('there.webp')).not.toBeNull();
  });

  it('OPS-78: tells how long a file is before it sends it, signs it, and tries again where the service is busy', async () => {
    const { file, bytes } = await onDisk(700_000);
    const heard: {
      length: string | undefined;
      chunked: string | undefined;
      hash: unknown;
      whole: boolean;
    }[] = [];
    const busy = createServer((request, response) => {
      void buffer(request).then((sent) => {
        const { headers } = request;
        heard.push({
          length: headers['content-length'],
          chunked: headers['transfer-encoding'],
          hash: headers['x-amz-content-sha256'],
          whole: sent.equals(bytes),
        });
        response.writeHead(heard.length < 3 ? 503 : 200).end();
      });
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const storage = createS3Storage({ ...s3.settings, endpoint: `http://127.0.0.1:${port}/` });
    await storage.putFile('films/busy.mp4', file, { contentType: 'video/mp4' });
    expect(heard).toEqual(
      Array.from({ length: 3 }, () => ({
        length: '700000',
        chunked: undefined,
        hash: file.sha256,
        whole: true,
      })),
    );
    busy.closeAllConnections();
    await new Promise((resolve) => busy.close(resolve));
  });

  it('OPS-64: tries again where the service is busy, and signs what it sends', async () => {
    const heard: { authorization: string; hash: string }[] = [];
    const busy = createServer((request, response) => {
      heard.push({
        authorization: String(request.headers.authorization),
        hash: String(request.headers['x-amz-content-sha256']),
      });
      request.resume();
      request.once('end', () => response.writeHead(heard.length < 3 ? 503 : 200).end());
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const storage = createS3Storage({ ...s3.settings, endpoint: `http://127.0.0.1:${port}/` });
    await storage.put('a.webp', Buffer.from('x'), webp);
    expect(heard).toHaveLength(3);
    for (const { authorization, hash } of heard) {
      expect(authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=S3RVER\/\d{8}\/eu-central-1\/s3\/aws4_request/,
      );
      expect(authorization).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256/);
      expect(hash).toBe('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881');
    }
    busy.closeAllConnections();
    await new Promise((resolve) => busy.close(resolve));
  });
});
