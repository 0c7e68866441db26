// Tells the server when nothing has been done in this browser for a while, in any of its tabs, and when something is again.

import type { Timers } from '../../api/timers.ts';

/** Milliseconds without a key, a press or a move after which one is away. */
export const idleAfter = 5 * 60_000;
/** Milliseconds between two notes of activity, which the other tabs read. */
const noteEvery = 15_000;

type Parts = {
  timers: Timers;
  /** When something was last done in any tab, epoch milliseconds; null where that is not known. */
  read(): number | null;
  write(now: number): void;
  tell(idle: boolean): void;
};

/** Watches one tab. `active` is to be called on every sign of life, `told` when the server has forgotten. */
export function createIdleWatch({ timers, read, write, tell }: Parts) {
  let idle = false;
  let noted = timers.now();
  let cancel = () => {};
  const lastActive = () => Math.max(noted, read() ?? 0);
  const look = () => {
    cancel();
    const rest = lastActive() + idleAfter - timers.now();
    if (rest > 0) {
      cancel = timers.after(rest, look);
      if (idle) change(false);
      return;
    }
    if (!idle) change(true);
  };
  const change = (next: boolean) => {
    idle = next;
    tell(next);
  };
  write(noted);
  look();
  return {
    active() {
      const now = timers.now();
      if (!idle && now - noted < noteEvery) return;
      noted = now;
      write(now);
      look();
    },
    /** Another tab has noted something. */
    noticed: look,
    /** A connection that opens counts as one in use. */
    repeat: () => idle && tell(true),
    stop: () => cancel(),
  };
}
