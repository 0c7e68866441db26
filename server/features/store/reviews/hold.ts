// Holds games and reviews for the rest of a transaction; games before reviews, as whoever moves copies does.
import { and, eq, isNull } from 'drizzle-orm';
import { reviews } from '../../../../drizzle/schema/reviews.ts';
import { games } from '../../../../drizzle/schema/store.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { seen } from '../queries/cards.ts';

/** @throws AppError GAME_NOT_FOUND. */
export async function holdGame(tx: Transaction, gameId: string): Promise<void> {
  const held = await tx
    .select({ id: games.id })
    .from(games)
    .where(and(eq(games.id, gameId), seen))
    .for('no key update');
  if (held.length === 0) throw new AppError('GAME_NOT_FOUND');
}

type Held = typeof reviews.$inferSelect;

/** A review that all may read. @throws AppError REVIEW_NOT_FOUND. */
export async function holdReview(tx: Transaction, reviewId: string): Promise<Held> {
  const [held] = await tx
    .select()
    .from(reviews)
    .where(and(eq(reviews.id, reviewId), isNull(reviews.hiddenAt)))
    .for('no key update');
  if (!held) throw new AppError('REVIEW_NOT_FOUND');
  return held;
}

/** A review, hidden or not, and its game, for what changes the scores. @throws AppError REVIEW_NOT_FOUND. */
export async function holdReviewAndGame(tx: Transaction, reviewId: string): Promise<Held> {
  const of = eq(reviews.id, reviewId);
  const [found] = await tx.select({ gameId: reviews.gameId }).from(reviews).where(of);
  if (!found) throw new AppError('REVIEW_NOT_FOUND');
  await holdGame(tx, found.gameId);
  const [held] = await tx.select().from(reviews).where(of).for('no key update');
  if (!held) throw new AppError('REVIEW_NOT_FOUND');
  return held;
}
