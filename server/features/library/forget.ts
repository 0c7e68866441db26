// What is cleared away when somebody has deleted their account: how they kept their games, and when they played.
import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/postgres/database.ts';

/** Copies stay, for what was sold is sold; what they were called, where they stood and when they were played goes. */
export async function forgetLibrary({ db }: Database, memberId: string): Promise<void> {
  for (const table of ['game_devices', 'collections', 'play_stretches']) {
    await db.execute(sql`delete from ${sql.identifier(table)} where member_id = ${memberId}`);
  }
  await db.execute(sql`
    update entitlements set hidden = false, played_at = null
    where member_id = ${memberId} and (hidden or played_at is not null)`);
}
