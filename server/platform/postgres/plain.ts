// The client below drizzle's, for statements as text.
import type { Executor, PlainTransaction } from './database.ts';

/**
 * The same transaction, or pool, for hot statements whose text never changes: PostgreSQL parses and plans each once for a
 * connection, and those that are issued in one turn without awaiting each other go out together, in order. (What drizzle
 * sends without `.prepare` is described first, which is a round trip of its own.)
 *
 * Times go in as ISO text, JSON as text that is cast, bigints come back as text: drizzle has taken the client's own
 * ways with these from it.
 */
export function plain(db: Executor): PlainTransaction {
  // Where drizzle keeps it, though its types do not say so.
  return (db as unknown as { session: { client: PlainTransaction } }).session.client;
}
