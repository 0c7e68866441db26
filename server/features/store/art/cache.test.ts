// The cache of drawn pictures: drawn once, kept on disk, bounded.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ArtBusyError, artCache } from './cache.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lobby-art-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A drawing that ends when told. */
function drawing(text: string) {
  let finish = (): void => {};
  let fail = (): void => {};
  const promise = new Promise<Buffer>((resolve, reject) => {
    finish = () => resolve(Buffer.from(text));
    fail = () => reject(new Error(text));
  });
  const draw = vi.fn(() => promise);
  return { draw, finish, fail };
}

describe('the cache of pictures', () => {
  it('SEED-29: draws a picture once for all who ask at the same time, then reads it from disk', async () => {
    const cache = artCache({ dir, version: 'v1' });
    const fox = drawing('fox');
    const asked = [cache.get('a/fox', fox.draw), cache.get('a/fox', fox.draw), cache.get('a/fox', fox.draw)];
    fox.finish();
    expect((await Promise.all(asked)).map(String)).toEqual(['fox', 'fox', 'fox']);
    expect(fox.draw).toHaveBeenCalledTimes(1);
    const never = drawing('never');
    expect(String(await artCache({ dir, version: 'v1' }).get('a/fox', never.draw))).toBe('fox');
    expect(never.draw).not.toHaveBeenCalled();
  });

  it('SEED-29: leaves whole files only, and keeps nothing of a drawing that failed', async () => {
    const cache = artCache({ dir, version: 'v1' });
    await cache.get('a/fox.96', async () => Buffer.from('fox'));
    await expect(cache.get('a/owl', async () => Promise.reject(new Error('no ink')))).rejects.toThrow(
      'no ink',
    );
    expect(await readdir(join(dir, 'v1', 'a'))).toEqual(['fox.96.webp']);
    expect(String(await cache.get('a/owl', async () => Buffer.from('owl')))).toBe('owl');
    expect(await readFile(join(dir, 'v1', 'a', 'owl.webp'), 'utf8')).toBe('owl');
  });

  it('SEED-29: another version draws anew and sweeps the old pictures away, and nothing else', async () => {
    await artCache({ dir, version: 'v1' }).get('fox', async () => Buffer.from('old'));
    await mkdir(join(dir, 'mine'));
    const newer = artCache({ dir, version: 'v2' });
    expect(String(await newer.get('fox', async () => Buffer.from('new')))).toBe('new');
    await vi.waitFor(async () => expect((await readdir(dir)).sort()).toEqual(['mine', 'v2']));
  });

  it('SEED-30: draws a few at a time, lets some wait and turns the rest away', async () => {
    const cache = artCache({ dir, version: 'v1', atOnce: 2, waiting: 1 });
    const [a, b, c, d] = [drawing('a'), drawing('b'), drawing('c'), drawing('d')];
    const first = cache.get('a', a.draw);
    const second = cache.get('b', b.draw);
    await vi.waitFor(() => expect(b.draw).toHaveBeenCalled());
    // Both look on the disk first: whichever comes from there first waits, and the other is turned away.
    const late = [
      { key: 'c', drawing: c, answer: cache.get('c', c.draw) },
      { key: 'd', drawing: d, answer: cache.get('d', d.draw) },
    ];
    const away = await Promise.any(
      late.map(async ({ key, answer }) => {
        const error = await answer.then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(ArtBusyError);
        return key;
      }),
    );
    const [turned, third] = away === 'c' ? late : [...late].reverse();
    if (!turned || !third) throw new Error('There are two.');
    expect(third.drawing.draw).not.toHaveBeenCalled();
    a.finish();
    await first;
    await vi.waitFor(() => expect(third.drawing.draw).toHaveBeenCalled());
    b.fail();
    await expect(second).rejects.toThrow('b');
    third.drawing.finish();
    expect(String(await third.answer)).toBe(third.key);
    turned.drawing.finish();
    expect(String(await cache.get(turned.key, turned.drawing.draw))).toBe(turned.key);
  });

  it('SEED-30: answers although the disk takes nothing, and says so', async () => {
    await writeFile(join(dir, 'v1'), 'a file where the folder should be');
    const onError = vi.fn();
    const cache = artCache({ dir, version: 'v1', onError });
    expect(String(await cache.get('fox', async () => Buffer.from('fox')))).toBe('fox');
    expect(onError).toHaveBeenCalled();
  });

  it('SEED-30: refuses keys that could name a file elsewhere', async () => {
    const cache = artCache({ dir, version: 'v1' });
    for (const key of ['../fox', 'a/../../fox', '/etc/passwd', 'a//b', '', 'a\0b', 'a/.']) {
      await expect(
        cache.get(key, async () => Buffer.from('x')),
        key,
      ).rejects.toBeInstanceOf(RangeError);
    }
  });
});
