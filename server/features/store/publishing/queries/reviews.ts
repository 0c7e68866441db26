// The reviews of a publisher's games, to be answered: the newest first.
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { reviewReplies, reviews } from '../../../../../drizzle/schema/reviews.ts';
import { games } from '../../../../../drizzle/schema/store.ts';
import type { ReviewsToAnswer } from '../../../../../shared/publishing.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { isAfter, orderOf, type SortKey } from '../../queries/keyset.ts';
import { presentReview, reviewsOfGames } from '../../reviews/queries/row.ts';
import { expectPublisher } from '../policy.ts';

type Asked = {
  publisherId: string;
  answered: boolean;
  cursor?: string | null | undefined;
  limit: number;
};

const newest: SortKey[] = [
  { expression: reviews.at, direction: 'desc' },
  { expression: reviews.id, direction: 'asc' },
];

/** @throws AppError PUBLISHER_NOT_FOUND, BAD_CURSOR. */
export async function listReviewsToAnswer(
  { db }: Database,
  memberId: string,
  { publisherId, answered, cursor, limit }: Asked,
): Promise<ReviewsToAnswer> {
  const place = cursor ? decodeCursor(cursor, timeAndId) : null;
  await expectPublisher(db, memberId, publisherId, 'look');
  const rows = await reviewsOfGames(db, memberId)
    .where(
      and(
        eq(games.publisherId, publisherId),
        isNull(reviews.hiddenAt),
        answered ? isNotNull(reviewReplies.reviewId) : isNull(reviewReplies.reviewId),
        place
          ? isAfter(newest, [sql`${new Date(place[0]).toISOString()}::timestamptz`, sql`${place[1]}::uuid`])
          : undefined,
      ),
    )
    .orderBy(...orderOf(newest))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(({ game, ...row }) => ({ game, review: presentReview(row) }));
  const last = rows.length > limit ? items.at(-1)?.review : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
