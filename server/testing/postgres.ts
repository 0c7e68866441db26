// A database of its own for a test: a clone of the migrated template on the run's PostgreSQL.
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { withDatabase } from './provided.ts';

/** A database that belongs to one test or test file. */
export interface TestDatabase {
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Clones the migrated template (tens of milliseconds). `name` shows in the database's name, for looking at it
 * while a test hangs.
 */
export async function testDatabase(name = 'file'): Promise<TestDatabase> {
  return cloneOf(inject('postgres').template, name);
}

/**
 * Clones a database that `fill` filled, once in a run: whoever asks first fills it, in a clone of the migrated
 * template, and all others wait for that.
 *
 * @param name of the filling, the same for the same `fill`
 */
export async function filledDatabase(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const { adminUrl, template, prefix } = inject('postgres');
  const [filled, filling] = [`${prefix}${name}`, `${prefix}${name}_unfinished`];
  await asAdmin(adminUrl, async (sql) => {
    // Held by this connection, and so let go of however this ends.
    await sql`select pg_advisory_lock(hashtext(${filled}))`;
    const [known] = await sql`select from pg_database where datname = ${filled}`;
    if (known) return;
    await sql`drop database if exists ${sql(filling)} with (force)`;
    await sql`create database ${sql(filling)} template ${sql(template)}`;
    await fill(withDatabase(adminUrl, filling));
    await sql`alter database ${sql(filling)} rename to ${sql(filled)}`;
  });
  return cloneOf(filled, 'file');
}

async function cloneOf(template: string, name: string): Promise<TestDatabase> {
  const { adminUrl, prefix } = inject('postgres');
  const database = `${prefix}${name}_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, (sql) => sql`create database ${sql(database)} template ${sql(template)}`);
  return {
    url: withDatabase(adminUrl, database),
    drop: () => asAdmin(adminUrl, (sql) => sql`drop database if exists ${sql(database)} with (force)`),
  };
}

async function asAdmin(url: string, run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}
