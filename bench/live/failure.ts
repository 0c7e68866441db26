// What makes a bench fail: never slowness, always something lost, doubled or out of order.
import { setTimeout as pause } from 'node:timers/promises';

export class BenchFailure extends Error {
  override name = 'BenchFailure';
}

/** Milliseconds after which what has not come counts as lost. */
const patience = 20_000;

/** Looks again and again whether it is so. @throws BenchFailure when it is not in time. */
export async function until(what: string, isSo: () => boolean, every = 5): Promise<void> {
  const end = performance.now() + patience;
  while (!isSo()) {
    if (performance.now() > end) throw new BenchFailure(`Not within ${patience / 1_000} s: ${what}.`);
    await pause(every);
  }
}
