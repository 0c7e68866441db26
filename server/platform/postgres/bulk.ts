// Bulk inserts: many rows as one JSON parameter, so neither the number of columns nor of rows meets a limit.
import type postgres from 'postgres';

export type Sql = postgres.TransactionSql;
type Value = string | number | boolean | null | readonly string[] | object;
export type Row = Record<string, Value>;

const rowsAtOnce = 1_000;

/** Inserts rows that all have the same columns; what a column's default would be must be given. */
export async function insertRows(sql: Sql, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const json = JSON.stringify(rows.slice(from, from + rowsAtOnce));
    await sql`
      insert into ${sql(table)} (${sql(columns)})
      select ${sql(columns)} from json_populate_recordset(null::${sql(table)}, (${json}::text)::json)`;
  }
}

/** Collects rows and writes them whenever a batch is full, so that memory does not grow with the world. */
export function collector(sql: Sql, table: string) {
  let rows: Row[] = [];
  const flush = async () => {
    const batch = rows;
    rows = [];
    await insertRows(sql, table, batch);
  };
  return {
    async add(...more: Row[]): Promise<void> {
      rows.push(...more);
      if (rows.length >= rowsAtOnce) await flush();
    },
    flush,
  };
}
