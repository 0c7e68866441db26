// Takes bodies of requests that are too large for memory into files of a folder, one each, for as long as they are used.
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { TRPCError } from '@trpc/server';
import type { Logger } from 'pino';
import type { FileToPut } from '../storage/index.ts';

/** Milliseconds for a whole body, and until more of it comes. */
export const spoolTimes = { within: 30 * 60_000, stalled: 60_000 };
/** Milliseconds since its last change after which a file belongs to nobody any more: longer than any is used. */
const lifetime = 2 * 3_600_000;
/** Milliseconds between two looks for such files. */
const usualEvery = 3_600_000;

type Bounds = {
  /** Bytes. */
  max: number;
  /** What more bytes are refused with. */
  tooLarge: () => Error;
};

export type Spool = {
  /**
   * Keeps a body in a file while it is used, and takes the file away after, whatever happened.
   * @throws what `tooLarge` makes, as soon as that is known; TRPCError TIMEOUT; TRPCError CLIENT_CLOSED_REQUEST where the
   *   client left; what the use throws.
   */
  receive<Result>(
    request: IncomingMessage,
    bounds: Bounds,
    use: (file: FileToPut) => Promise<Result>,
  ): Promise<Result>;
  /** Stops clearing. */
  close(): Promise<void>;
};

/** Writes a body to a file, no faster than the disk takes it. */
function write(request: IncomingMessage, handle: FileHandle, { max, tooLarge }: Bounds, times = spoolTimes) {
  const hash = createHash('sha256');
  let size = 0;
  let writing = Promise.resolve();
  let isSettled = false;
  return new Promise<{ size: number; sha256: string }>((resolve, reject) => {
    const onLate = () => settle(new TRPCError({ code: 'TIMEOUT' }));
    const whole = setTimeout(onLate, times.within);
    let more = setTimeout(onLate, times.stalled);
    const settle = (error: unknown) => {
      clearTimeout(whole);
      clearTimeout(more);
      request.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
      if (error) reject(error as Error);
      else resolve({ size, sha256: hash.digest('hex') });
      isSettled = true;
      // Who is refused may go on sending for a moment, so that they see why.
      if (error) request.resume();
    };
    const onData = (chunk: Buffer) => {
      clearTimeout(more);
      size += chunk.length;
      if (size > max) return settle(tooLarge());
      hash.update(chunk);
      request.pause();
      writing = handle.appendFile(chunk);
      writing.then(() => {
        if (isSettled) return;
        more = setTimeout(onLate, times.stalled);
        request.resume();
      }, settle);
    };
    // The end may be told before the last of it is written.
    const onEnd = () => {
      request.off('close', onGone);
      writing.then(() => settle(null), settle);
    };
    const onGone = () => settle(new TRPCError({ code: 'CLIENT_CLOSED_REQUEST' }));
    request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

/**
 * @param folder made when first needed. What was left there by a process that died is cleared now and every hour; several
 *   instances may share it.
 */
export function createSpool(folder: string, log: Logger, every = usualEvery): Spool {
  async function clear(): Promise<void> {
    const names = await readdir(folder).catch((): string[] => []);
    for (const name of names) {
      const file = join(folder, name);
      // Others may clear at the same time.
      const status = await stat(file).catch(() => null);
      if (status?.isFile() && status.mtimeMs < Date.now() - lifetime) await rm(file, { force: true });
    }
  }
  let clearing = Promise.resolve();
  const run = () => {
    clearing = clear().catch((error: unknown) => log.warn({ error }, 'could not clear what came in half'));
  };
  run();
  const timer = setInterval(run, every).unref();

  return {
    async receive(request, bounds, use) {
      if (Number(request.headers['content-length'] ?? 0) > bounds.max) throw bounds.tooLarge();
      // Who left while this waited for its turn tells of nothing any more.
      if (request.destroyed) throw new TRPCError({ code: 'CLIENT_CLOSED_REQUEST' });
      await mkdir(folder, { recursive: true });
      const path = join(folder, randomUUID());
      try {
        const handle = await open(path, 'wx', 0o600);
        const written = await write(request, handle, bounds).finally(() => handle.close());
        return await use({ path, ...written });
      } finally {
        await rm(path, { force: true });
      }
    },
    async close() {
      clearInterval(timer);
      await clearing;
    },
  };
}
