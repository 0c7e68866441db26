// Paging by the place of the last row: stable whatever is added or removed meanwhile.
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export type SortKey = { expression: SQLWrapper; direction: 'asc' | 'desc' };

/** ORDER BY for the keys; NULLS LAST as in the indexes, or they would not be used. */
export const orderOf = (keys: readonly SortKey[]): SQL[] =>
  keys.map(({ expression, direction }) =>
    direction === 'asc' ? sql`${expression} asc` : sql`${expression} desc nulls last`,
  );

/** The rows after a place. `values` are the place's keys, the last of which is unique. */
export function isAfter(keys: readonly SortKey[], values: readonly SQLWrapper[]): SQL {
  const [key, ...otherKeys] = keys;
  const [value, ...otherValues] = values;
  if (!key || !value) return sql`false`;
  const beyond = key.direction === 'asc' ? sql`>` : sql`<`;
  const strictly = sql`${key.expression} ${beyond} ${value}`;
  if (otherKeys.length === 0) return strictly;
  // The first part alone bounds an index scan; the second is the exact rule.
  return sql`(${key.expression} ${beyond}= ${value} and (${strictly} or ${isAfter(otherKeys, otherValues)}))`;
}
