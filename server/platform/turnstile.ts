// Lets only so many pieces of heavy work run at the same time, and only so many more wait.

export type TurnstileOptions = {
  /** Tasks that run at the same time. */
  atOnce: number;
  /** Tasks that may wait. */
  waiting: number;
  /** What a task is refused with when too many wait. */
  refusal: () => Error;
};

type Places = Pick<TurnstileOptions, 'atOnce' | 'waiting'>;

/** Of one member at most so many, and of all together so many. @returns what runs a task of a member in its turn. */
export function memberTurnstile(
  all: Places,
  each: Places,
  refusal: () => Error,
): <T>(memberId: string, task: () => Promise<T>) => Promise<T> {
  const turn = turnstile({ ...all, refusal });
  /** Of members who have tasks now. */
  const turns = new Map<string, { turn: typeof turn; tasks: number }>();
  return async (memberId, task) => {
    const own = turns.get(memberId) ?? { turn: turnstile({ ...each, refusal }), tasks: 0 };
    turns.set(memberId, own);
    own.tasks += 1;
    try {
      return await own.turn(() => turn(task));
    } finally {
      own.tasks -= 1;
      if (own.tasks === 0) turns.delete(memberId);
    }
  };
}

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
