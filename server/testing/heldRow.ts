// Holds a member's row while calls line up behind it, so that a test knows in which order they come.
import type { TestApp } from './app.ts';
import { waitForLocks } from './locks.ts';

export type HeldRow = {
  /** Resolves when exactly so many wait for a lock. */
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
  return {
    waiting: (many) => waitForLocks(sql, many),
    async release() {
      await held`commit`;
      held.release();
    },
  };
}
