// The clients of one PostgreSQL: drizzle for queries, a plain one, since drizzle changes the client it is given, one for
// turns and one for bulk.

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
  /**
   * For whose turn it is alone: transactions in which jobs hold their locks. Not of `sql`, since what a job does in its
   * turn may ask there, and a few jobs at once would each wait for a connection that another holds.
   */
  turns: postgres.Sql;
  /**
   * For hot changes made in bulk, whose locks others wait for. Their statements find what they need by keys: one plan, made
   * once, whatever the values; to plan them anew costs more than to run them.
   */
  bulk: postgres.Sql;
  /** Waits up to 5 s for what is running. */
  close(): Promise<void>;
};

/**
 * Opens the clients; connections are made when first needed, and named after their client in `pg_stat_activity` (`lobby` is
 * drizzle's), unless the url has an `application_name`.
 * @param options.pool connections the drizzle client may hold; `sql` and `turns` get a quarter of it each, at least 2; `bulk` has 2.
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
  const open = (name: string, max: number, settings: Record<string, string> = {}) =>
    postgres(url, { ...shared, max, connection: { application_name: name, ...settings } });
  const few = Math.max(2, Math.floor(options.pool / 4));
  const client = open('lobby', options.pool);
  const sql = open('lobby sql', few);
  const turns = open('lobby turns', few);
  const bulk = open('lobby bulk', 2, { plan_cache_mode: 'force_generic_plan' });
  return {
    db: drizzle(client, { schema }),
    sql,
    turns,
    bulk,
    async close() {
      await Promise.all([client, sql, turns, bulk].map((each) => each.end({ timeout: 5 })));
    },
  };
}
