// Hot queries: built once for each database, so that drizzle does its work once and PostgreSQL keeps the plan.
import type { Database, Drizzle } from './database.ts';

/**
 * Turns a query into one that is built at its first use and kept for as long as the database is open.
 * @param build returns `query.prepare(name)`; values come in as `sql.placeholder(…)`, times among them as ISO text.
 */
export function prepared<Query>(build: (db: Drizzle) => Query): (database: Database) => Query {
  const kept = new WeakMap<Database, Query>();
  return (database) => {
    const known = kept.get(database);
    if (known) return known;
    const query = build(database.db);
    kept.set(database, query);
    return query;
  };
}
