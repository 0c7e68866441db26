// Drawn pictures on disk: each is drawn at its first request, once, however many ask at the same time.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { turnstile } from '../../../platform/turnstile.ts';

export interface ArtCache {
  /**
   * The picture of a key, from disk or drawn now.
   * @param key letters, digits, dots, hyphens and slashes; names the file.
   * @throws ArtBusyError when too many pictures wait to be drawn, or what `draw` throws.
   */
  get(key: string, draw: () => Promise<Buffer>): Promise<Buffer>;
}

/** Too many pictures wait to be drawn; the request should come back in a moment. */
export class ArtBusyError extends Error {
  override name = 'ArtBusyError';
}

export interface ArtCacheOptions {
  /** The folder under which pictures are kept. */
  dir: string;
  /** Version of the generator: pictures of other versions are deleted. */
  version: string;
  /** Pictures drawn at the same time; 2 when left out. */
  atOnce?: number;
  /** Pictures that may wait; 400 when left out. */
  waiting?: number;
  /** Told when a picture could not be stored; it is answered all the same. */
  onError?: (error: unknown) => void;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Opens the cache in a folder. Nothing is read or written before the first request. */
export function artCache(options: ArtCacheOptions): ArtCache {
  const { dir, version, onError = () => {} } = options;
  const folder = join(dir, version);
  const inTurn = turnstile({
    atOnce: options.atOnce ?? 2,
    waiting: options.waiting ?? 400,
    refusal: () => new ArtBusyError('too many pictures wait to be drawn'),
  });
  const drawing = new Map<string, Promise<Buffer>>();
  let swept = false;

  const sweep = async (): Promise<void> => {
    const names = await readdir(dir).catch(() => []);
    const old = names.filter((name) => name !== version && /^v[\w.-]+$/.test(name));
    await Promise.all(old.map((name) => rm(join(dir, name), { recursive: true, force: true })));
  };

  async function store(file: string, picture: Buffer): Promise<void> {
    const part = `${file}.${randomUUID()}.part`;
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(part, picture);
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async function load(file: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const kept = await readFile(file).catch((error: unknown) => {
      if (!isMissing(error)) onError(error);
      return null;
    });
    if (kept && kept.length > 0) return kept;
    const picture = await inTurn(draw);
    await store(file, picture).catch(onError);
    return picture;
  }

  return {
    get(key, draw) {
      if (!/^[\w-]+(?:[./][\w-]+)*$/.test(key)) return Promise.reject(new RangeError(`no key: ${key}`));
      if (!swept) {
        swept = true;
        sweep().catch(onError);
      }
      const known = drawing.get(key);
      if (known) return known;
      const picture = load(join(folder, `${key}.webp`), draw).finally(() => drawing.delete(key));
      drawing.set(key, picture);
      return picture;
    },
  };
}
