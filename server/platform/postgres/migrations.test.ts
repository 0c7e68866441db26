// The migrations against the schema they must make.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import * as schema from '../../../drizzle/schema/index.ts';
import { testDatabase } from '../../testing/postgres.ts';
import { programRoot } from '../root.ts';

it('OPS-35: the journal rises strictly in time', () => {
  const path = join(programRoot(), 'drizzle', 'migrations', 'meta', '_journal.json');
  const { entries } = JSON.parse(readFileSync(path, 'utf8')) as { entries: { when: number }[] };
  const times = entries.map((entry) => entry.when);
  expect(times.length).toBeGreaterThan(0);
  expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
});

it('OPS-35: the migrations make every table and column of the schema', async () => {
  const database = await testDatabase();
  const sql = postgres(database.url, { max: 1 });
  const rows = await sql`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`;
  const expected = Object.values(schema).flatMap((table) =>
    is(table, PgTable)
      ? Object.values(getTableColumns(table)).map((column) => `${getTableConfig(table).name}.${column.name}`)
      : [],
  );
  expect(rows.map((row) => row['name']).sort()).toEqual(expected.sort());
  await sql.end();
  await database.drop();
});
