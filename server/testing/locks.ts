// Waits until calls wait for a lock that a test holds, so that it knows in which order they come.
import type { Sql } from 'postgres';
import { expect } from 'vitest';

/**
 * Resolves when exactly so many connections to the database of `sql` wait for a lock: one more would be somebody whom the
 * test does not know of.
 * @param sql none that is in a transaction: there the answer stays what it was
 */
export async function waitForLocks(sql: Sql, many: number): Promise<void> {
  const waiting = async () => {
    const [row] = await sql`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row?.['count'] as number;
  };
  await expect.poll(waiting).toBe(many);
}
