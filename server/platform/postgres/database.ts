// The two clients of one PostgreSQL: drizzle for queries, and a plain one, since drizzle changes the client it is given.

import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '../../../drizzle/schema/index.ts';

import { socketOptions } from './socket.ts';

type Schema = typeof schema;
export type Drizzle = PostgresJsDatabase<Schema>;
export type Transaction = PostgresJsTransaction<Schema, ExtractTablesWithRelations<Schema>>;
/** A transaction of the plain client. Statements issued without awaiting each other go out together, in order. */
export type PlainTransaction = postgres.TransactionSql;
/** What a read can run on: the pool, or a transaction in progress. */
export type Executor = Drizzle | Transaction;

export type Database = {
  db: Drizzle;
  /** For SQL drizzle cannot say: bulk writes, locks, plans. */
  sql: postgres.Sql;
  /** Waits up to 5 s for what is running. */
  close(): Promise<void>;
};

/**
 * Opens both clients; connections are made when first needed.
 * @param options.pool connections the drizzle client may hold; the plain one gets a quarter of it, at least 2.
 * @param options.onStatement hears of every statement sent, by its text; for tests that count.
 */
export function openDatabase(
  url: string,
  options: { pool: number; onStatement?: ((text: string) => void) | undefined },
): Database {
  const { onStatement } = options;
  const shared = {
    ...socketOptions(url),
    onnotice: () => {},
    idle_timeout: 60,
    connect_timeout: 10,
    ...(onStatement ? { debug: (_connection: number, text: string) => onStatement(text) } : {}),
  } as const;
  const client = postgres(url, { ...shared, max: options.pool });
  const sql = postgres(url, { ...shared, max: Math.max(2, Math.floor(options.pool / 4)) });
  return {
    db: drizzle(client, { schema }),
    sql,
    async close() {
      await Promise.all([client.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}
