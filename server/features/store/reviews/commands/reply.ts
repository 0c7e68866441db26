// What makers answer to a review of their game: once, changed and taken back at will.
import { and, eq, sql } from 'drizzle-orm';
import { publisherMembers, reviewReplies } from '../../../../../drizzle/schema/reviews.ts';
import { games } from '../../../../../drizzle/schema/store.ts';
import { AppError } from '../../../../errors.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { holdReview } from '../hold.ts';

/** The publisher of a game, for which the member speaks. @throws AppError NOT_ALLOWED. */
async function publisherFor(tx: Transaction, memberId: string, gameId: string): Promise<string> {
  const [found] = await tx
    .select({ id: publisherMembers.publisherId })
    .from(games)
    .innerJoin(publisherMembers, eq(publisherMembers.publisherId, games.publisherId))
    .where(and(eq(games.id, gameId), eq(publisherMembers.memberId, memberId)));
  if (!found) throw new AppError('NOT_ALLOWED');
  return found.id;
}

/**
 * Answers a review for its game's makers, or changes the answer; the same again changes nothing.
 * @throws AppError REVIEW_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function reply(
  services: Services,
  memberId: string,
  { reviewId, body }: { reviewId: string; body: string },
): Promise<void> {
  await services.limits.consume('review', memberId);
  const now = new Date(services.clock.now());
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const review = await holdReview(tx, reviewId);
    const publisherId = await publisherFor(tx, memberId, review.gameId);
    await tx
      .insert(reviewReplies)
      .values({ reviewId, publisherId, memberId, body, at: now })
      .onConflictDoUpdate({
        target: reviewReplies.reviewId,
        set: { publisherId, memberId, body, editedAt: now },
        setWhere: sql`${reviewReplies.body} <> ${body}`,
      });
  });
}

/**
 * Takes the answer back; none is no change.
 * @throws AppError REVIEW_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function takeReplyBack(services: Services, memberId: string, reviewId: string): Promise<void> {
  await services.limits.consume('review', memberId);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const review = await holdReview(tx, reviewId);
    await publisherFor(tx, memberId, review.gameId);
    await tx.delete(reviewReplies).where(eq(reviewReplies.reviewId, reviewId));
  });
}
