// A review is written, edited, deleted: by whoever has a copy, one for each game. The scores follow by triggers.
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { reviews, reviewVersions } from '../../../../../drizzle/schema/reviews.ts';
import type { editReviewInput, WriteReview } from '../../../../../shared/reviews.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { findCopy } from '../../../library/queries.ts';
import { award } from '../../../profiles/commands/award.ts';
import { tellDeed } from '../../../profiles/commands/deed.ts';
import { holdGame } from '../hold.ts';

/**
 * Writes a member's review of a game they have.
 * @throws AppError GAME_NOT_FOUND, REVIEW_WITHOUT_COPY, REVIEW_EXISTS, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function writeReview(
  services: Services,
  memberId: string,
  { key, ...input }: WriteReview,
): Promise<{ reviewId: string }> {
  await services.limits.consume('review', memberId);
  const now = services.clock.now();
  const written = await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const call = { memberId, procedure: 'store.review.write', key, input, now };
    const { result } = await onceByKey(tx, call, async () => {
      const { gameId, recommended, body, language } = input;
      await holdGame(tx, gameId);
      const copy = await findCopy(tx, memberId, gameId);
      if (!copy) throw new AppError('REVIEW_WITHOUT_COPY');
      const [written] = await tx
        .insert(reviews)
        .values({
          id: services.newId(),
          gameId,
          memberId,
          recommended,
          body,
          language,
          playMinutes: Math.floor(copy.playMs / 60_000),
          copy: copy.source === 'key' ? 'key' : 'bought',
          at: new Date(now),
        })
        .onConflictDoNothing()
        .returning({ reviewId: reviews.id });
      if (!written) throw new AppError('REVIEW_EXISTS');
      await award(tx, memberId, 'review', [gameId], now);
      return written;
    });
    return result;
  });
  tellDeed(services, memberId);
  return written;
}

/**
 * Says something else in a review; what stood there is kept. The same again changes nothing.
 * @throws AppError GAME_NOT_FOUND, REVIEW_NOT_FOUND, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function editReview(
  services: Services,
  memberId: string,
  { gameId, recommended, body, language }: z.output<typeof editReviewInput>,
): Promise<void> {
  await services.limits.consume('review', memberId);
  const own = and(eq(reviews.gameId, gameId), eq(reviews.memberId, memberId));
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await holdGame(tx, gameId);
    const [before] = await tx.select().from(reviews).where(own).for('no key update');
    if (!before) throw new AppError('REVIEW_NOT_FOUND');
    const sayThat = before.body === body && before.recommended === recommended;
    if (sayThat && before.language === language) return;
    if (!sayThat) {
      await tx.insert(reviewVersions).values({
        id: services.newId(),
        reviewId: before.id,
        recommended: before.recommended,
        body: before.body,
        at: before.editedAt ?? before.at,
      });
    }
    const editedAt = sayThat ? before.editedAt : new Date(services.clock.now());
    await tx.update(reviews).set({ recommended, body, language, editedAt }).where(own);
  });
}

/**
 * Deletes a member's review of a game, with what it said before, its votes and its answer; none is no change.
 * @throws AppError GAME_NOT_FOUND, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function deleteReview(services: Services, memberId: string, gameId: string): Promise<void> {
  await services.limits.consume('review', memberId);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await holdGame(tx, gameId);
    await tx.delete(reviews).where(and(eq(reviews.gameId, gameId), eq(reviews.memberId, memberId)));
  });
}
