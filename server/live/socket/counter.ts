// Counts what each of many holders has, up to a limit.

export type Counter = {
  /** Counts one more; false, and not counted, when the holder has as many as allowed. */
  add(holder: string): boolean;
  remove(holder: string): void;
};

export function createCounter(limit: number): Counter {
  const counts = new Map<string, number>();
  return {
    add(holder) {
      const count = counts.get(holder) ?? 0;
      if (count >= limit) return false;
      counts.set(holder, count + 1);
      return true;
    },
    remove(holder) {
      const count = counts.get(holder) ?? 0;
      if (count > 1) counts.set(holder, count - 1);
      else counts.delete(holder);
    },
  };
}
