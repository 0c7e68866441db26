// Votes on reviews: one of each member, changed and taken back at will. The counts follow by triggers.
import { and, eq, sql } from 'drizzle-orm';
import { reviews, reviewVotes } from '../../../../../drizzle/schema/reviews.ts';
import type { ReviewVote } from '../../../../../shared/reviewing.ts';
import type { VoteResult } from '../../../../../shared/reviews.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { award } from '../../../profiles/commands/award.ts';
import { holdReview } from '../hold.ts';

/**
 * Sets a member's vote on a review, or takes it back; again is no change.
 * @throws AppError REVIEW_NOT_FOUND, REVIEW_OWN, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function vote(
  services: Services,
  memberId: string,
  { reviewId, vote: given }: { reviewId: string; vote: ReviewVote | null },
): Promise<VoteResult> {
  await services.limits.consume('reviewVote', memberId);
  return services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const review = await holdReview(tx, reviewId);
    if (review.memberId === memberId) throw new AppError('REVIEW_OWN');
    if (given === null) {
      await tx
        .delete(reviewVotes)
        .where(and(eq(reviewVotes.reviewId, reviewId), eq(reviewVotes.memberId, memberId)));
    } else {
      await tx
        .insert(reviewVotes)
        .values({ reviewId, memberId, vote: given, at: new Date(services.clock.now()) })
        .onConflictDoUpdate({
          target: [reviewVotes.reviewId, reviewVotes.memberId],
          set: { vote: given, at: new Date(services.clock.now()) },
          setWhere: sql`${reviewVotes.vote} <> ${given}`,
        });
    }
    if (given === 'helpful') {
      await award(tx, review.memberId, 'helpful', [`${reviewId}:${memberId}`], services.clock.now());
    }
    const { helpful, unhelpful, funny } = reviews;
    const [votes] = await tx
      .select({ helpful, unhelpful, funny })
      .from(reviews)
      .where(eq(reviews.id, reviewId));
    if (!votes) throw new AppError('REVIEW_NOT_FOUND');
    return { votes, vote: given };
  });
}
