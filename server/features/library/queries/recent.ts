// Which copies members came to own last, of those they show.
import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/postgres/database.ts';
import { findRecent, type Recent, type RecentAsked } from '../../../platform/recent.ts';

/** `refId` is the game. A copy that was given back is none. */
export const findRecentCopies = (
  db: Executor,
  owners: readonly string[],
  asked: RecentAsked,
): Promise<Recent[]> =>
  findRecent(db, owners, asked, {
    from: sql`entitlements join games on games.id = entitlements.game_id`,
    actor: sql`entitlements.member_id`,
    ref: sql`entitlements.game_id`,
    at: sql`entitlements.at`,
    where: sql`not entitlements.hidden and games.state <> 'draft'`,
  });
