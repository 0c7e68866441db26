// Reads that a feed continues: data and the topic's head, both as of one moment.
import { eq } from 'drizzle-orm';
import { topics } from '../../drizzle/schema/live.ts';
import type { Database, Transaction } from '../platform/postgres/database.ts';

/** Runs reads in one REPEATABLE READ READ ONLY transaction: all of them see the same moment. */
export function readSnapshot<Result>(
  database: Database,
  run: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.db.transaction(run, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/** The topic's head: the seq of its newest event, 0 without any. Inside a snapshot, as of that snapshot. */
export async function headOf(tx: Transaction | Database['db'], topic: string): Promise<number> {
  const [row] = await tx.select({ head: topics.head }).from(topics).where(eq(topics.topic, topic));
  return row?.head ?? 0;
}
