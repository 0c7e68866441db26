// What members wished for and reviewed last.
import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/postgres/database.ts';
import { findRecent, type Recent, type RecentAsked } from '../../../platform/recent.ts';

/** `refId` is the game. */
export const findRecentWishes = (
  db: Executor,
  members: readonly string[],
  asked: RecentAsked,
): Promise<Recent[]> =>
  findRecent(db, members, asked, {
    from: sql`wishes join games on games.id = wishes.game_id`,
    actor: sql`wishes.member_id`,
    ref: sql`wishes.game_id`,
    at: sql`wishes.at`,
    where: sql`games.state <> 'draft'`,
  });

/** `refId` is the review; those that are hidden, or of drafts, do not stand. */
export const findRecentReviews = (
  db: Executor,
  members: readonly string[],
  asked: RecentAsked,
): Promise<Recent[]> =>
  findRecent(db, members, asked, {
    from: sql`reviews join games on games.id = reviews.game_id`,
    actor: sql`reviews.member_id`,
    ref: sql`reviews.id`,
    at: sql`reviews.at`,
    where: sql`reviews.hidden_at is null and games.state <> 'draft'`,
  });
