// store.review.mine: where a member stands with a game's reviews.
import { and, eq, sql } from 'drizzle-orm';
import { publisherMembers, reviews } from '../../../../../drizzle/schema/reviews.ts';
import { games } from '../../../../../drizzle/schema/store.ts';
import type { ReviewStanding } from '../../../../../shared/reviews.ts';
import type { Database, Executor } from '../../../../platform/postgres/database.ts';
import { prepared } from '../../../../platform/postgres/prepared.ts';
import { findCopy } from '../../../library/queries.ts';
import { expectGame } from './list.ts';
import { member, presentReview, reviewsFor } from './row.ts';

const own = prepared((db) =>
  reviewsFor(db)
    .where(and(eq(reviews.gameId, sql.placeholder('game')), eq(reviews.memberId, member)))
    .prepare('review_own'),
);

/** Whether a member speaks for the makers of a game; of one whose makers nobody named nobody does. */
export async function speaksFor(db: Executor, memberId: string, gameId: string): Promise<boolean> {
  const found = await db
    .select({ id: games.id })
    .from(games)
    .innerJoin(publisherMembers, eq(publisherMembers.publisherId, games.publisherId))
    .where(and(eq(games.id, gameId), eq(publisherMembers.memberId, memberId)));
  return found.length > 0;
}

/** @throws AppError GAME_NOT_FOUND. */
export async function findStanding(
  database: Database,
  memberId: string,
  gameId: string,
): Promise<ReviewStanding> {
  const [[row], copy, answers] = await Promise.all([
    own(database).execute({ game: gameId, member: memberId }),
    findCopy(database.db, memberId, gameId),
    speaksFor(database.db, memberId, gameId),
    expectGame(database, gameId),
  ]);
  return {
    review: row ? { ...presentReview(row), hidden: row.hiddenAt ? row.hiddenReason : null } : null,
    owned: copy !== null,
    answers,
  };
}
