// How many calls a connection may still make now: a bucket that fills with time.

export type Allowance = {
  /**
   * Takes `cost` calls. `refused` means that they must not run; `overdrawn` that the client went on all the same, for
   * another full bucket.
   */
  take(cost: number): 'granted' | 'refused' | 'overdrawn';
};

/** @param burst Infinity for no limit. */
export function createAllowance(perSecond: number, burst: number, now: () => number): Allowance {
  if (burst === Infinity) return { take: () => 'granted' };
  let left = burst;
  let at = now();
  return {
    take(cost) {
      const moment = now();
      left = Math.min(burst, left + ((moment - at) / 1_000) * perSecond);
      at = moment;
      if (left >= cost) {
        left -= cost;
        return 'granted';
      }
      // What is refused counts too, down to a debt of one bucket.
      left -= cost;
      return left >= -burst ? 'refused' : 'overdrawn';
    },
  };
}
