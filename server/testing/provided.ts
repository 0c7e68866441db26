// What the global setup tells the tests about the run's PostgreSQL.

/** What the tests are told of the run's PostgreSQL. */
export interface TestPostgres {
  /** Address of its `postgres` database, as a role that may create databases. */
  readonly adminUrl: string;
  /** The migrated database to clone. */
  readonly template: string;
  /** What the name of every database of this run begins with. */
  readonly prefix: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}

/** The same server's address for another of its databases. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
