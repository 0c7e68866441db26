// Time as the live parts of the page see it: injected, so that tests decide when it passes.

export type Timers = {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls once after so many milliseconds; returns how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** A number from 0 up to 1. */
  random(): number;
};

export const browserTimers: Timers = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
