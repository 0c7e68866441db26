// How far the member has read each room on this page: known here at once, told to the server soon after.
import { retryDelay } from '../../../api/backoff.ts';
import type { Timers } from '../../../api/timers.ts';

export type ReadMarks = {
  /** The newest message number read here; 0 if none was. What was read elsewhere, the inbox tells. */
  of(roomId: string): number;
  /** The room is being looked at and everything up to this number is on the screen. */
  read(roomId: string, number: number): void;
  /** The room has been left: what was read in it does not count any more. */
  forget(roomId: string): void;
  subscribe(listener: () => void): () => void;
  /** Rises with each change. */
  version(): number;
  /** Nothing is told from here on. */
  close(): void;
};

/** Milliseconds between two times the server is told: while people talk, every message moves the mark. */
const pace = 1_000;

/**
 * @param options.tell tells the server; repeating it does no harm.
 * @param options.retryAfter milliseconds after which it is worth telling again, null when that is in vain.
 */
export function createReadMarks(options: {
  tell(roomId: string, number: number): Promise<unknown>;
  retryAfter(error: unknown): number | null;
  timers: Timers;
}): ReadMarks {
  const { tell, retryAfter, timers } = options;
  const marks = new Map<string, number>();
  /** What the server has not been told. */
  const waiting = new Map<string, number>();
  const listeners = new Set<() => void>();
  let version = 0;
  let failures = 0;
  let cancelTimer: (() => void) | null = null;
  let closed = false;

  function tellAll(): void {
    const told = [...waiting];
    waiting.clear();
    cancelTimer = null;
    if (closed || told.length === 0) return;
    cancelTimer = timers.after(pace, tellAll);
    for (const [roomId, number] of told) {
      tell(roomId, number).then(
        () => {
          failures = 0;
        },
        (error: unknown) => tellAgain(roomId, number, error),
      );
    }
  }

  function tellAgain(roomId: string, number: number, error: unknown): void {
    const wait = retryAfter(error);
    if (closed || wait === null || !marks.has(roomId)) return;
    waiting.set(roomId, Math.max(number, waiting.get(roomId) ?? 0));
    cancelTimer?.();
    cancelTimer = timers.after(Math.max(wait, retryDelay(failures, timers.random())), tellAll);
    failures += 1;
  }

  return {
    of: (roomId) => marks.get(roomId) ?? 0,
    read(roomId, number) {
      if (number <= (marks.get(roomId) ?? 0)) return;
      marks.set(roomId, number);
      waiting.set(roomId, number);
      version += 1;
      for (const listener of listeners) listener();
      if (!cancelTimer) tellAll();
    },
    forget(roomId) {
      marks.delete(roomId);
      waiting.delete(roomId);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    close() {
      closed = true;
      cancelTimer?.();
    },
  };
}
