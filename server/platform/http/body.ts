// Reading the body of a request that is not tRPC's, bounded in bytes and time.
import type { IncomingMessage } from 'node:http';
import { TRPCError } from '@trpc/server';

type Bounds = {
  /** Bytes. */
  max: number;
  /** Milliseconds for the whole body. */
  within: number;
  /** What more bytes are refused with. */
  tooLarge: () => Error;
};

/**
 * Reads a body into memory. More than `max` is refused as soon as that is known: by the length that is told, or by the
 * first byte too many.
 * @throws what `tooLarge` makes; TRPCError TIMEOUT; TRPCError CLIENT_CLOSED_REQUEST where the client left.
 */
export function readBody(request: IncomingMessage, { max, within, tooLarge }: Bounds): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > max) return Promise.reject(tooLarge());
  // Who left while this waited for its turn tells of nothing any more.
  if (request.destroyed) return Promise.reject(new TRPCError({ code: 'CLIENT_CLOSED_REQUEST' }));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (error: Error | null) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
      if (error) reject(error);
      else resolve(Buffer.concat(chunks));
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > max) settle(tooLarge());
      else chunks.push(chunk);
    };
    const onEnd = () => settle(null);
    const onGone = () => settle(new TRPCError({ code: 'CLIENT_CLOSED_REQUEST' }));
    const timer = setTimeout(() => settle(new TRPCError({ code: 'TIMEOUT' })), within);
    request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

/** What a refused client may still send, in bytes and milliseconds, before its connection is cut. */
const patience = { bytes: 8 * 1024 * 1024, within: 5_000 };

/** Reads on without keeping anything: a client that is cut off while it sends never sees why it was refused. */
export function discardRest(request: IncomingMessage): void {
  if (request.complete) return;
  let left = patience.bytes;
  const timer = setTimeout(() => request.destroy(), patience.within).unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.on('error', () => {});
  request.once('close', () => clearTimeout(timer));
}
