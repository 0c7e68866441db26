// What makers answer to a review of their game: once, changed and taken back at will.
import { and, eq, sql } from 'drizzle-orm';
import { publisherMembers, reviewReplies } from '../../../../../drizzle/schema/reviews.ts';
import { games, publishers } from '../../../../../drizzle/schema/store.ts';
import { AppError } from '../../../../errors.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { raise, withdraw } from '../../../alerts/commands.ts';
import { holdReview } from '../hold.ts';

/** The publisher of a game, for which the member speaks, with the game. @throws AppError NOT_ALLOWED. */
async function publisherFor(tx: Transaction, memberId: string, gameId: string) {
  const [found] = await tx
    .select({
      publisherId: publisherMembers.publisherId,
      publisher: publishers.name,
      game: { id: games.id, slug: games.slug, title: games.title },
    })
    .from(games)
    .innerJoin(publisherMembers, eq(publisherMembers.publisherId, games.publisherId))
    .innerJoin(publishers, eq(publishers.id, games.publisherId))
    .where(and(eq(games.id, gameId), eq(publisherMembers.memberId, memberId)));
  if (!found) throw new AppError('NOT_ALLOWED');
  return found;
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
  await services.live.transact(async (tx) => {
    await holdMember(tx, memberId);
    const review = await holdReview(tx, reviewId);
    const { publisherId, publisher, game } = await publisherFor(tx, memberId, review.gameId);
    await tx
      .insert(reviewReplies)
      .values({ reviewId, publisherId, memberId, body, at: now })
      .onConflictDoUpdate({
        target: reviewReplies.reviewId,
        set: { publisherId, memberId, body, editedAt: now },
        setWhere: sql`${reviewReplies.body} <> ${body}`,
      });
    if (review.memberId === memberId) return;
    const told = { source: reviewId, subject: reviewId, params: { game, publisher } };
    raise(tx, services, { to: review.memberId, kind: 'reviewReply', ...told });
  });
}

/**
 * Takes the answer back; none is no change.
 * @throws AppError REVIEW_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function takeReplyBack(services: Services, memberId: string, reviewId: string): Promise<void> {
  await services.limits.consume('review', memberId);
  await services.live.transact(async (tx) => {
    await holdMember(tx, memberId);
    const review = await holdReview(tx, reviewId);
    await publisherFor(tx, memberId, review.gameId);
    await tx.delete(reviewReplies).where(eq(reviewReplies.reviewId, reviewId));
    withdraw(tx, services, { to: review.memberId, kind: 'reviewReply', source: reviewId });
  });
}
