// Stands before each try to open the connection and holds it back for a while; a sign of hope lets it through at once.
import { retryDelay } from './backoff.ts';
import type { Timers } from './timers.ts';

export type RetryGate = {
  /** Resolves when the next try may be made: at once after a success, later after each failure in a row. */
  pass(): Promise<void>;
  /** Lets whoever waits through now: the network is back, the page is looked at, somebody pressed "Try now". */
  hurry(): void;
  /** A try has failed, or the connection was lost. */
  failed(): void;
  succeeded(): void;
};

export function createRetryGate(timers: Timers): RetryGate {
  let failures = 0;
  let release: (() => void) | null = null;

  return {
    pass() {
      if (failures === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const go = () => {
          cancel();
          release = null;
          resolve();
        };
        const cancel = timers.after(retryDelay(failures - 1, timers.random()), go);
        release = go;
      });
    },
    hurry: () => release?.(),
    failed() {
      failures += 1;
    },
    succeeded() {
      failures = 0;
    },
  };
}
