// store.review.history: what a review said before, the newest first.
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { reviews, reviewVersions } from '../../../../../drizzle/schema/reviews.ts';
import type { Page } from '../../../../../shared/primitives.ts';
import type { ReviewVersion } from '../../../../../shared/reviews.ts';
import { AppError } from '../../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { isAfter, orderOf, type SortKey } from '../../queries/keyset.ts';

const keys: SortKey[] = [
  { expression: reviewVersions.at, direction: 'desc' },
  { expression: reviewVersions.id, direction: 'asc' },
];

/**
 * Of a hidden review its author alone may read it.
 * @throws AppError REVIEW_NOT_FOUND, BAD_CURSOR.
 */
export async function findHistory(
  { db }: Database,
  { reviewId, cursor, limit }: { reviewId: string; cursor?: string | null | undefined; limit: number },
  memberId: string | null,
): Promise<Page<ReviewVersion>> {
  const place = cursor ? decodeCursor(cursor, timeAndId) : null;
  const readable = or(
    isNull(reviews.hiddenAt),
    memberId === null ? undefined : eq(reviews.memberId, memberId),
  );
  const [found] = await db
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.id, reviewId), readable));
  if (!found) throw new AppError('REVIEW_NOT_FOUND');
  const { id, recommended, body, at } = reviewVersions;
  const rows = await db
    .select({ id, recommended, body, at })
    .from(reviewVersions)
    .where(
      and(
        eq(reviewVersions.reviewId, reviewId),
        place
          ? isAfter(keys, [sql`${new Date(place[0]).toISOString()}::timestamptz`, sql`${place[1]}::uuid`])
          : undefined,
      ),
    )
    .orderBy(...orderOf(keys))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.getTime() }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
