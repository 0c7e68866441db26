// Waits for a condition without leaving a trace: `expect.poll` keeps something of every call until its test ends.
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when the condition holds. @throws after `patience` milliseconds. */
export async function until(what: string, condition: () => boolean, patience = 20_000): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await delay(5);
  }
}
