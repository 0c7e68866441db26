// How long to wait before trying again: growing, capped, and spread by chance so that clients do not come back in step.

/** Where the growth starts and where it ends, in milliseconds. */
export const backoffLimits = { first: 500, longest: 10_000 } as const;

/**
 * Milliseconds to wait before try number `attempt` (0 is the first one after a failure): anything from half of the
 * step to all of it, where the step doubles each time up to ten seconds.
 * @param random a number from 0 up to 1
 */
export function retryDelay(attempt: number, random: number): number {
  const step = Math.min(backoffLimits.longest, backoffLimits.first * 2 ** Math.min(attempt, 20));
  return Math.round(step * (0.5 + random / 2));
}
