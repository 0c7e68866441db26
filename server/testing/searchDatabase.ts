// Looks for words in the whole database, whichever tables and columns there are.
import type { Database } from '../platform/postgres/database.ts';

/** Where these words stand, without regard to case: `table.column: what is there`, in every column of every table. */
export async function findEverywhere({ sql }: Database, words: readonly string[]): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'date')`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    for (const word of words) {
      const rows = await sql<{ text: string }[]>`
        select ${sql(column)}::text as text from ${sql(table)}
        where strpos(lower(${sql(column)}::text), ${word.toLowerCase()}) > 0`;
      found.push(...rows.map(({ text }) => `${table}.${column}: ${text}`));
    }
  }
  return found;
}
