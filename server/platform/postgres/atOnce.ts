// A transaction in one round trip: for changes whose locks others wait for.
import type postgres from 'postgres';
import type { PlainTransaction } from './database.ts';

/** What the system says of a socket that is gone. */
const networkCodes = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']);

/** The connection was lost: postgres.js has put it away already, and will connect anew when it is needed. */
export function isLost(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code !== 'string') return cause !== undefined && isLost(cause);
  return code.startsWith('CONNECTION_') || networkCodes.has(code);
}

/** Issues the statements of a transaction, in order, and returns them; none may be issued later. */
export type IssueAll<Results extends unknown[]> = (tx: PlainTransaction) => {
  [Index in keyof Results]: postgres.PendingQuery<never>;
};

/**
 * Sends BEGIN, the statements and COMMIT without waiting in between, so that row locks are held only for as long as
 * PostgreSQL works, not while answers travel. Hence no statement can depend on what another one brought.
 * @returns what each statement brought.
 * @throws the first statement's error; then nothing was committed, unless the connection was lost meanwhile.
 */
export async function atOnce<Results extends unknown[]>(
  sql: postgres.Sql,
  issue: IssueAll<Results>,
): Promise<Results> {
  const connection = await sql.reserve();
  const statements = [
    connection`begin`.execute(),
    ...issue(connection as unknown as PlainTransaction).map((statement) => statement.execute()),
    connection`commit`.execute(),
  ];
  // All of them: a connection is only given back when nothing is on its way any more.
  const outcomes = await Promise.allSettled(statements);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (!failures.some(isLost)) connection.release();
  // In order, so the first is the cause of the others.
  if (failures.length > 0) throw failures[0];
  return outcomes
    .slice(1, -1)
    .map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : undefined)) as Results;
}
