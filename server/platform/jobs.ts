// Work the server does by itself now and then, on one instance at a time.
import type { Logger } from 'pino';
import type { Database, PlainTransaction } from './postgres/database.ts';

/** One bounded part of the work, in a transaction of its own. Returns whether there is more to do. */
export type Step = (tx: PlainTransaction) => Promise<boolean>;

export type Job = {
  /** What is said in the log when it fails: "could not …". */
  purpose: string;
  /** Any number that nothing else takes for its advisory lock on this database. */
  lock: number;
  /** Milliseconds between two runs. */
  every: number;
  /** Milliseconds from the start to the first run. */
  first: number;
  /** Begins a run. */
  begin(): Step;
};

/**
 * Does the work in a transaction, unless another instance is at it.
 * @returns what the work returned, or null when another instance is at it.
 */
export function runAlone<Result>(
  database: Database,
  lock: number,
  work: (tx: PlainTransaction) => Promise<Result>,
): Promise<Result | null> {
  return database.turns
    .begin(async (tx) => {
      const [row] = await tx`select pg_try_advisory_xact_lock(${lock}::bigint) as taken`;
      return { result: row?.['taken'] ? await work(tx) : null };
    })
    .then(({ result }) => result);
}

/** Does step after step until there is no more to do, or another instance is at it. */
export async function runSteps(database: Database, lock: number, step: Step): Promise<void> {
  while (await runAlone(database, lock, step));
}

/** Starts doing the work at intervals. The returned function stops it and waits for what is running. */
export function startJob(resources: { database: Database; log: Logger }, job: Job): () => Promise<void> {
  let running: Promise<unknown> | null = null;
  const run = () => {
    running ??= runSteps(resources.database, job.lock, job.begin())
      .catch((error: unknown) => resources.log.warn({ error }, `could not ${job.purpose}`))
      .finally(() => {
        running = null;
      });
  };
  const first = setTimeout(run, job.first).unref();
  const timer = setInterval(run, job.every).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}
