// Time that stands still until a test moves it.
import type { Timers } from './timers.ts';

export type TestTimers = Timers & {
  /** Lets so many milliseconds pass; what falls due is called in order. */
  pass(ms: number): void;
  /** How many calls are waiting. */
  readonly waiting: number;
};

/** @param random what chance says, always */
export function testTimers(random = 0): TestTimers {
  let now = 1_700_000_000_000;
  let due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    random: () => random,
    after(ms, run) {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = due.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((entry) => entry !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
    get waiting() {
      return due.length;
    },
  };
}
