// Group commit without a timer: whatever comes while one batch commits goes into the next.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Turns of the event loop that must bring no more items before a batch begins. */
const quietTurns = 2;

/** Turns after which it begins though there come more and more. */
const mostTurns = 16;

export type Outcome<Result> = { result: Result } | { error: unknown };

export type BatchOptions<Item, Result> = {
  /** The most items in one batch. */
  size: number;
  /** Commits a batch; returns what came of each item, in the same order. Rejects when nothing was committed. */
  commit(items: Item[]): Promise<Outcome<Result>[]>;
  /** Milliseconds a commit may take. Then its items fail, though it may still happen, and the next batch begins. */
  patience: number;
  /** Whether an error of a whole batch may be the fault of one item, so that each is worth a try of its own. */
  retrySingly(error: unknown): boolean;
  /** Hears of every batch that was committed. */
  onCommit?(size: number): void;
};

/** A commit of which nothing is heard any more: it may have happened or not. */
class CommitLost extends Error {
  override name = 'CommitLost';
}

export type Batches<Item, Result> = {
  /** Resolves or rejects once the item's batch is committed. Items are committed in the order they were added. */
  add(item: Item): Promise<Result>;
  /** Items that wait for the next batch. */
  readonly waiting: number;
};

type Waiting<Item, Result> = {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

/**
 * One batch at a time: the next starts when the last has committed. So the busier it gets, the more items share a
 * commit. It takes what is arriving as well: those who were answered together come back together, and if the first of
 * them set out alone, all others waited for its commit. A lone item waits for two looks at the sockets, not for a time.
 */
export function createBatches<Item, Result>(options: BatchOptions<Item, Result>): Batches<Item, Result> {
  const { size, commit, patience, retrySingly, onCommit } = options;
  const queue: Waiting<Item, Result>[] = [];
  let running = false;

  async function commitAll(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const outcomes = await inTime(commit(batch.map(({ item }) => item)));
      onCommit?.(batch.length);
      for (const [index, waiting] of batch.entries()) settle(waiting, outcomes[index]);
    } catch (error) {
      if (batch.length === 1 || error instanceof CommitLost || !retrySingly(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One after another, so that the order stays.
      for (const waiting of batch) await commitAll([waiting]);
    }
  }

  /** A connection can die in a way that its driver never tells: it must not hold up everybody for ever. */
  async function inTime(outcomes: Promise<Outcome<Result>[]>): Promise<Outcome<Result>[]> {
    let timer: NodeJS.Timeout | undefined;
    const lost = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new CommitLost(`No answer to a commit in ${patience} ms.`)), patience);
    });
    try {
      return await Promise.race([outcomes, lost]);
    } finally {
      clearTimeout(timer);
    }
  }

  function settle(waiting: Waiting<Item, Result>, outcome: Outcome<Result> | undefined): void {
    if (!outcome) waiting.reject(new Error('A batch answered for fewer items than it was given.'));
    else if ('error' in outcome) waiting.reject(outcome.error);
    else waiting.resolve(outcome.result);
  }

  async function run(): Promise<void> {
    running = true;
    while (queue.length > 0) {
      await gather();
      await commitAll(queue.splice(0, size));
    }
    running = false;
  }

  /** Until nothing more arrives. */
  async function gather(): Promise<void> {
    let count = queue.length;
    for (let turn = 0, quiet = 0; turn < mostTurns && quiet < quietTurns && count < size; turn += 1) {
      await nextTurn();
      quiet = queue.length > count ? 0 : quiet + 1;
      count = queue.length;
    }
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        // Never rejects: every error goes to those who added the items.
        if (!running) void run();
      });
    },
    get waiting() {
      return queue.length;
    },
  };
}
