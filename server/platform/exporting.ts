// The parts of which a copy of all one's own data is made; each feature tells its own.
import type { Transaction } from './postgres/database.ts';

/** One file of the copy: a thing, or a list that is read as it is written. */
export type ExportPart = {
  /** Its name, which also says which words explain it. */
  name: string;
  read(tx: Transaction, memberId: string): Promise<object | null> | AsyncIterable<object>;
};

const pageSize = 500;

/** Rows page by page, so that however many there are, few are in memory. @param fetch rows after a key, in its order */
export async function* byPages<Row extends object>(
  fetch: (after: string, limit: number) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row> {
  for (let after = '00000000-0000-0000-0000-000000000000', full = true; full; ) {
    const rows = await fetch(after, pageSize);
    yield* rows;
    const last = rows.at(-1);
    if (last) after = keyOf(last);
    full = rows.length === pageSize;
  }
}
