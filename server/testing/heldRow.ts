// Holds a member's row while calls line up behind it, so that a test knows in which order they come.
import { expect } from 'vitest';
import type { TestApp } from './app.ts';

export type HeldRow = {
  /** Resolves when so many wait for a lock. */
  waiting(many: number): Promise<void>;
  /** Lets them through, in the order in which they came. */
  release(): Promise<void>;
};

/** @param id the member's. */
export async function holdRow(app: TestApp, id: string): Promise<HeldRow> {
  const { sql } = app.services.database;
  const held = await sql.reserve();
  await held`begin`;
  await held`select 1 from members where id = ${id} for update`;
  const count = async () => {
    // By another connection: within a transaction the answer stays what it was.
    const [row] = await sql`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row?.['count'] as number;
  };
  return {
    waiting: (many) => expect.poll(count).toBe(many),
    async release() {
      await held`commit`;
      held.release();
    },
  };
}
