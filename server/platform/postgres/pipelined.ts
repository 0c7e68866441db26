// A transaction that waits for the database as seldom as it can: for changes whose shared locks many wait for.
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { isLost } from './atOnce.ts';
import type { Database, Transaction } from './database.ts';

/** Hands over statements that were issued, and whose answers nobody needs before the commit. */
export type Lastly = (issued: readonly Promise<unknown>[]) => void;

/** What drizzle keeps of itself, though its types do not say so. */
type Inner = {
  dialect: ConstructorParameters<typeof PostgresJsTransaction>[0];
  session: { client: postgres.Sql; schema: undefined; options: object };
};

/** When all that was issued in this turn has gone to the socket. */
const turnOver = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Runs a transaction whose BEGIN goes out with its first statements, and whose COMMIT follows what was handed to
 * `lastly` without waiting for its answers: so what all others wait for is locked only while PostgreSQL works. Such
 * statements must be refused by the database itself where they must not stand, for then the commit is a rollback.
 * @throws what `run` throws, else the first refusal of a statement handed over; then nothing was committed, unless the
 *   connection was lost meanwhile.
 */
export async function pipelined<Result>(
  { db }: Database,
  run: (tx: Transaction, lastly: Lastly) => Promise<Result>,
): Promise<Result> {
  const { dialect, session } = db as unknown as Inner;
  const connection = await session.client.reserve();
  const inside = new PostgresJsSession(connection, dialect, session.schema, session.options);
  // A connection that is held for the whole of it is as good as the client's own transactions, whatever the types say.
  const tx = new PostgresJsTransaction(dialect, inside as never, session.schema) as unknown as Transaction;
  const issued: Promise<unknown>[] = [];
  const lastly: Lastly = (more) => {
    issued.push(...more);
    // Looked at below, not before.
    for (const each of more) each.catch(() => {});
  };
  lastly([connection`begin`.execute()]);
  let thrown: { error: unknown } | null = null;
  let result: Result | undefined;
  try {
    result = await run(tx, lastly);
  } catch (error) {
    thrown = { error };
  }
  await turnOver();
  issued.push(thrown ? connection`rollback`.execute() : connection`commit`.execute());
  // All of them: a connection is only given back when nothing is on its way any more.
  const outcomes = await Promise.allSettled(issued);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (![...failures, thrown?.error].some(isLost)) connection.release();
  // In the order in which they were issued, so the first is the cause of the others.
  if (failures.length > 0) throw failures[0];
  if (thrown) throw thrown.error;
  return result as Result;
}
