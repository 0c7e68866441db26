// Lets only so many pieces of heavy work run at the same time, and only so many more wait.

export type TurnstileOptions = {
  /** Tasks that run at the same time. */
  atOnce: number;
  /** Tasks that may wait. */
  waiting: number;
  /** What a task is refused with when too many wait. */
  refusal: () => Error;
};

/** @returns what runs a task when its turn has come; rejects with the refusal, or with what the task throws. */
export function turnstile({
  atOnce,
  waiting,
  refusal,
}: TurnstileOptions): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw refusal();
      // Whoever leaves hands their place over, so `running` does not change here.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
