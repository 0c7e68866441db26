// Brings the tables up to date, one instance at a time.
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { locks } from '../locks.ts';
import { programRoot } from '../root.ts';

/** Runs what is missing, in order, under an advisory lock, on one connection. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${locks.migrations}::bigint)`;
    await runMigrations(drizzle(client), { migrationsFolder: join(programRoot(), 'drizzle', 'migrations') });
  } finally {
    await client.end();
  }
}
