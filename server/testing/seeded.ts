// Seeded databases, small ones and a whole world, and what is counted in them. For tests.
import { type Database, openDatabase } from '../platform/postgres/database.ts';
import { defaultSeedSize, type SeedOptions, seed } from '../seed/seed.ts';
import { startTestApp, type TestApp } from './app.ts';
import { type TestDatabase, testDatabase } from './postgres.ts';

export const now = Date.parse('2031-05-01T12:00:00Z');
export const minute = 60_000;
export const day = 24 * 60 * minute;
export const small = { games: 90, members: 60, days: 90, now, demo: true, onProgress: () => {} };

/** Tables the seed writes, or must leave empty. */
const tables = [
  'publishers',
  'categories',
  'tags',
  'games',
  'game_texts',
  'game_categories',
  'game_tags',
  'prices',
  'sales',
  'bundles',
  'bundle_games',
  'game_search',
  'members',
  'entitlements',
  'play_stretches',
  'game_devices',
  'installs',
  'collections',
  'collection_games',
  'reviews',
  'wishes',
  'rooms',
  'directs',
  'room_members',
  'room_lines',
  'messages',
  'topics',
  'events',
  'sessions',
  'installation',
];

const opened: { database: Database; test: TestDatabase }[] = [];
export async function empty(): Promise<Database> {
  const test = await testDatabase('seed');
  const database = openDatabase(test.url, { pool: 4 });
  opened.push({ database, test });
  return database;
}
export async function seeded(changes: Partial<SeedOptions> = {}): Promise<Database> {
  const database = await empty();
  await seed(database, { ...small, ...changes });
  return database;
}
/** Closes and drops all that was opened, when a file is through. */
export async function dropOpened(): Promise<void> {
  for (const { database, test } of opened.splice(0)) {
    await database.close();
    await test.drop();
  }
}

export async function urlOfSeeded(): Promise<string> {
  await seeded();
  return opened.at(-1)?.test.url ?? '';
}

/** One text for each table that changes with any of its rows. */
export async function checksums({ sql }: Database): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await sql`
      select count(*) || ' ' || coalesce(md5(string_agg(rows.text, '' order by rows.text collate "C")), '') as sum
      from (select t::text as text from ${sql(table)} t) rows`;
    sums[table] = row?.['sum'];
  }
  return sums;
}

/** How many rows a condition finds. */
export async function countOf({ sql }: Database, from: string): Promise<number> {
  const [row] = await sql.unsafe(`select count(*)::int as count from ${from}`);
  return row?.['count'];
}

/** A seeded world of the usual size, and an app over it at the moment of the seed. It is closed before `dropOpened`. */
export async function openWorld(): Promise<{ database: Database; app: TestApp }> {
  const test = await testDatabase('world');
  const database = openDatabase(test.url, { pool: 4 });
  opened.push({ database, test });
  await seed(database, { ...small, ...defaultSeedSize });
  const app = await startTestApp({
    databaseUrl: test.url,
    clock: { now: () => now },
    environment: { LOBBY_DEMO_ACCOUNTS: 'on' },
  });
  return { database, app };
}
