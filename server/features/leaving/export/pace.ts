// How fast a copy is taken: whoever takes it slower than a floor holds a place, and a connection to the database, for
// nothing.
import type { ServerResponse } from 'node:http';

export type Pace = {
  /** Bytes a second. */
  floor: number;
  /** Milliseconds over which they are counted. */
  period: number;
};

/** The slowest that is waited for: ten minutes of it are about 19 MB. */
export const slowest: Pace = { floor: 32 * 1024, period: 30_000 };

type Seen = {
  /** Bytes handed to the network since the beginning. */
  taken: number;
  /** Whether more lies ready than its reader has taken. */
  waiting: boolean;
};

/**
 * Whether a reader was too slow over one period. Only if something lay ready at both its ends: else it was the reader
 * who waited.
 */
export const isTooSlow = (before: Seen, after: Seen, { floor, period }: Pace): boolean =>
  before.waiting && after.waiting && after.taken - before.taken < (floor * period) / 1_000;

/** Cuts an answer off when its reader is too slow. The returned function ends the watch. */
export function cutSlowReader(response: ServerResponse, pace: Pace): () => void {
  const look = (): Seen => {
    const { socket, writableNeedDrain } = response;
    const taken = socket ? socket.bytesWritten - socket.writableLength : 0;
    return { taken, waiting: writableNeedDrain };
  };
  let before = look();
  const timer = setInterval(() => {
    const after = look();
    if (isTooSlow(before, after, pace)) response.destroy();
    before = after;
  }, pace.period);
  return () => clearInterval(timer);
}
