// Reports of reviews, and what those who look after the shop do with them.
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { reviewReports, reviews } from '../../../../../drizzle/schema/reviews.ts';
import type { reportInput } from '../../../../../shared/reviews.ts';
import { AppError } from '../../../../errors.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import type { Services } from '../../../../services.ts';
import { noteKept } from '../../../accounts/commands.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { holdReview, holdReviewAndGame } from '../hold.ts';

/**
 * Tells those who look after the shop of a review, as it is now; again is no change.
 * @throws AppError REVIEW_NOT_FOUND, REVIEW_OWN, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function report(
  services: Services,
  memberId: string,
  { reviewId, reason, note }: z.output<typeof reportInput>,
): Promise<void> {
  await services.limits.consume('report', memberId);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const review = await holdReview(tx, reviewId);
    if (review.memberId === memberId) throw new AppError('REVIEW_OWN');
    await tx
      .insert(reviewReports)
      .values({
        id: services.newId(),
        reviewId,
        gameId: review.gameId,
        authorId: review.memberId,
        reporterId: memberId,
        reason,
        note,
        recommended: review.recommended,
        body: review.body,
        at: new Date(services.clock.now()),
      })
      .onConflictDoNothing();
  });
}

/** Closes open reports: of a review, or a single one. */
function close(
  tx: Transaction,
  services: Services,
  keeperId: string,
  which: { reviewId: string } | { reportId: string },
  outcome: 'hidden' | 'left',
) {
  const these =
    'reviewId' in which ? eq(reviewReports.reviewId, which.reviewId) : eq(reviewReports.id, which.reportId);
  return tx
    .update(reviewReports)
    .set({ closedAt: new Date(services.clock.now()), closedBy: keeperId, outcome })
    .where(and(these, isNull(reviewReports.closedAt)))
    .returning({
      reviewId: reviewReports.reviewId,
      gameId: reviewReports.gameId,
      authorId: reviewReports.authorId,
      reason: reviewReports.reason,
    });
}

/**
 * Hides a review from all but its author, who is told why; its open reports are closed. Again gives another reason.
 * @throws AppError REVIEW_NOT_FOUND, NOT_SIGNED_IN.
 */
export async function hideReview(
  services: Services,
  keeperId: string,
  { reviewId, reason }: { reviewId: string; reason: string },
): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, keeperId);
    const review = await holdReviewAndGame(tx, reviewId);
    await tx
      .update(reviews)
      .set({ hiddenAt: new Date(services.clock.now()), hiddenReason: reason })
      .where(eq(reviews.id, reviewId));
    await close(tx, services, keeperId, { reviewId }, 'hidden');
    await noteKept(tx, services, {
      actorId: keeperId,
      memberId: review.memberId,
      action: 'hideReview',
      details: { reason, reviewId, gameId: review.gameId },
    });
  });
}

/**
 * Lets all read a review again; one that is not hidden is no change.
 * @throws AppError REVIEW_NOT_FOUND, NOT_SIGNED_IN.
 */
export async function showReview(services: Services, keeperId: string, reviewId: string): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, keeperId);
    const { hiddenAt, memberId, gameId } = await holdReviewAndGame(tx, reviewId);
    if (!hiddenAt) return;
    await tx.update(reviews).set({ hiddenAt: null, hiddenReason: '' }).where(eq(reviews.id, reviewId));
    await noteKept(tx, services, {
      actorId: keeperId,
      memberId,
      action: 'showReview',
      details: { reviewId, gameId },
    });
  });
}

/**
 * Closes a report and leaves the review as it is.
 * @throws AppError REPORT_NOT_FOUND also where somebody has closed it, NOT_SIGNED_IN.
 */
export async function closeReport(services: Services, keeperId: string, reportId: string): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, keeperId);
    const [closed] = await close(tx, services, keeperId, { reportId }, 'left');
    if (!closed) throw new AppError('REPORT_NOT_FOUND');
    const { authorId, reason, reviewId, gameId } = closed;
    await noteKept(tx, services, {
      actorId: keeperId,
      memberId: authorId,
      action: 'closeReport',
      details: { reason, reviewId, gameId },
    });
  });
}
