// The values of an ordinary subscription: they are asked for one after another, and no faster than the client takes them.
import { getTRPCErrorFromUnknown, isTrackedEnvelope } from '@trpc/server';
import type { Connection } from './connection.ts';
import { type Call, jsonrpcOf, report, respond } from './respond.ts';

export const isAbortError = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === 'AbortError';

/**
 * Sends the values of an iterable until it ends or `controller` aborts, and has closed it when it returns.
 * @throws what the iterable throws before it is stopped; what it throws afterwards only the server hears of.
 */
export async function pump(
  connection: Connection,
  call: Call,
  iterable: AsyncIterable<unknown>,
  controller: AbortController,
): Promise<void> {
  const { signal } = controller;
  const iterator = iterable[Symbol.asyncIterator]();
  let stop: (() => void) | null = null;
  signal.onabort = () => stop?.();
  let failure: { cause: unknown } | null = null;
  let completed = false;

  /** The next value; null once stopped, whatever the iterator does then. */
  const next = () =>
    new Promise<IteratorResult<unknown> | null>((resolve, reject) => {
      stop = () => resolve(null);
      iterator.next().then(resolve, (cause: unknown) => {
        if (!signal.aborted) reject(cause);
        else if (!isAbortError(getTRPCErrorFromUnknown(cause).cause)) report(connection, call, cause);
      });
    });
  const room = () =>
    new Promise<void>((resolve) => {
      stop = resolve;
      connection.whenRoom((done) => {
        resolve();
        done();
      });
    });

  try {
    // Declared outside the loop: inside, the last value would be kept until the next one is there.
    let step: IteratorResult<unknown> | null = null;
    while (true) {
      if (!connection.hasRoom && !signal.aborted) await room();
      // Once closing has begun nothing is sent, so nothing would hold back an iterable that always has more.
      step = signal.aborted || !connection.open ? null : await next();
      if (step === null) break;
      if (step.done) {
        completed = true;
        break;
      }
      send(connection, call, step.value);
      step = null;
    }
  } catch (cause) {
    failure = { cause };
  }
  // A cleanup that waits for the signal must not wait for ever.
  if (!completed && !signal.aborted) controller.abort();
  try {
    await iterator.return?.();
  } catch (cause) {
    report(connection, call, cause);
  }
  if (failure) throw failure.cause;
}

function send(connection: Connection, { id, jsonrpc }: Call, value: unknown): void {
  const result = isTrackedEnvelope(value)
    ? { type: 'data' as const, data: { id: value[0], data: value[1] }, id: String(value[0]) }
    : { type: 'data' as const, data: value };
  respond(connection, { id, ...jsonrpcOf(jsonrpc), result });
}
