// Bodies that are too large for memory, over real sockets: what is kept while they are used, and what is left after.
import { createHash, randomBytes } from 'node:crypto';
import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileToPut } from '../storage/index.ts';
import { createHttpServer, type HttpOptions } from './server.ts';
import { createSpool } from './spool.ts';

const log = pino({ level: 'silent' });

describe('the spool', () => {
  let folder: string;
  const ends: (() => unknown)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lobby-spool-'));
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await rm(folder, { recursive: true, force: true });
  });
  const there = () => readdir(join(folder, 'incoming')).catch((): string[] => []);

  /** A server that takes bodies in. */
  async function serve(use: (file: FileToPut) => Promise<unknown>, max = 10_000_000) {
    const spool = createSpool(join(folder, 'incoming'), log);
    const outcomes: unknown[] = [];
    const requests: IncomingMessage[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      requests.push(request);
      spool
        .receive(request, { max, tooLarge: () => new Error('too large') }, use)
        .then((result) => outcomes.push(result))
        .catch((error: { code?: string; message: string }) => outcomes.push(error.code ?? error.message))
        .finally(() => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    ends.push(
      () => spool.close(),
      () => new Promise((resolve) => server.close(resolve)),
      () => server.closeAllConnections(),
    );
    return { url: `http://127.0.0.1:${port}/`, port, outcomes, requests };
  }

  it('OPS-79: keeps a body in a file while it is used, with its length and hash, and takes the file away after', async () => {
    const bytes = randomBytes(3_000_000);
    const { url, outcomes } = await serve(async ({ path, size, sha256 }) => {
      expect((await there()).length).toBe(1);
      return { same: (await readFile(path)).equals(bytes), size, sha256 };
    });
    await fetch(url, { method: 'POST', body: bytes });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(outcomes).toEqual([{ same: true, size: bytes.length, sha256 }]);
    expect(await there()).toEqual([]);
  });

  it('OPS-79: leaves nothing of what is too large, breaks off, or is no use', async () => {
    const { url, port, outcomes } = await serve(async () => {
      throw new Error('no use');
    }, 1_000);
    await fetch(url, { method: 'POST', body: Buffer.alloc(1_000) });
    // The length is told, and none of it is taken in; or it is not, and it ends with the first byte too many.
    await fetch(url, { method: 'POST', body: Buffer.alloc(1_001) });
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.alloc(1_001));
        controller.close();
      },
    });
    await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\nhalf');
    await expect.poll(async () => (await there()).length).toBe(1);
    socket.destroy();
    await expect.poll(() => outcomes).toEqual(['no use', 'too large', 'too large', 'CLIENT_CLOSED_REQUEST']);
    expect(await there()).toEqual([]);
  });

  it('OPS-79: makes no use of a body whose last write fails after its end was told', async () => {
    const { port, outcomes, requests } = await serve(async () => 'used');
    const handle = await open(join(folder, 'any'), 'w');
    const writes = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'appendFile');
    ends.push(() => writes.mockRestore());
    await handle.close();
    const socket = connect(port, '127.0.0.1');
    ends.push(() => socket.destroy());
    // All of the rest is there before the first part is written: then the end is told as soon as the rest is taken.
    writes.mockImplementationOnce(async () => {
      socket.write('rest');
      await expect.poll(() => requests[0]?.complete).toBe(true);
    });
    let told = false;
    writes.mockImplementationOnce(async () => {
      await expect.poll(() => requests[0]?.readableEnded).toBe(true);
      told = outcomes.length > 0;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 8\r\n\r\nhalf');
    await expect.poll(() => outcomes).toEqual(['ENOSPC']);
    expect(writes).toHaveBeenCalledTimes(2);
    expect(told).toBe(false);
    expect(await there()).toEqual([]);
  });

  it('OPS-79: clears what a process that died has left, at its start and from then on, and nothing that is in use', async () => {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    const age = async (name: string) => {
      await writeFile(join(incoming, name), 'half');
      const longAgo = new Date(Date.now() - 3 * 3_600_000);
      await utimes(join(incoming, name), longAgo, longAgo);
    };
    await age('old');
    await writeFile(join(incoming, 'new'), 'half');
    const spool = createSpool(incoming, log, 5);
    ends.push(() => spool.close());
    await expect.poll(there).toEqual(['new']);
    await age('older');
    await expect.poll(there).toEqual(['new']);
  });

  it('OPS-79: large bodies may take longer than others, which are cut off as before', async () => {
    const done: string[] = [];
    const options = {
      large: { paths: ['/uploads/large'], within: 60_000 },
      bodyTime: 100,
      isSecure: () => false,
      isMeant: () => true,
      onError: () => {},
      async uploads(request: IncomingMessage, response: { end(): void }) {
        for await (const _ of request);
        done.push(request.url ?? '');
        response.end();
      },
    } as unknown as HttpOptions;
    const server = createHttpServer(options);
    expect(server.requestTimeout).toBe(60_000);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(
      () => new Promise((resolve) => server.close(resolve)),
      () => server.closeAllConnections(),
    );
    const { port } = server.address() as AddressInfo;
    const begin = (path: string) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\nha`);
      return socket;
    };
    const large = begin('/uploads/large');
    const usual = begin('/uploads/usual');
    await new Promise((resolve) => usual.once('close', resolve));
    large.write('lf');
    await new Promise((resolve) => large.once('data', resolve));
    large.destroy();
    expect(done).toEqual(['/uploads/large']);
  });
});
