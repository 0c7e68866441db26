// store.review.reports: what members reported, the newest first, for those who look after the shop.
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { members } from '../../../../../drizzle/schema/accounts.ts';
import { reviewReports, reviews } from '../../../../../drizzle/schema/reviews.ts';
import { games } from '../../../../../drizzle/schema/store.ts';
import { idSchema } from '../../../../../shared/primitives.ts';
import type { ReviewReports } from '../../../../../shared/reviews.ts';
import { decodeCursor, encodeCursor } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';

const byId = z.tuple([idSchema]);
const author = alias(members, 'author');
const closer = alias(members, 'closer');

/** @throws AppError BAD_CURSOR. */
export async function findReports(
  { db }: Database,
  { closed, cursor, limit }: { closed: boolean; cursor?: string | null | undefined; limit: number },
): Promise<ReviewReports> {
  const before = cursor ? decodeCursor(cursor, byId)[0] : null;
  const rows = await db
    .select({
      report: reviewReports,
      reporter: { id: members.id, nickname: members.nickname, avatar: members.avatar },
      author: { id: author.id, nickname: author.nickname, avatar: author.avatar },
      closer: { id: closer.id, nickname: closer.nickname, avatar: closer.avatar },
      game: { id: games.id, slug: games.slug, title: games.title },
      hiddenAt: reviews.hiddenAt,
    })
    .from(reviewReports)
    .innerJoin(members, eq(members.id, reviewReports.reporterId))
    .innerJoin(author, eq(author.id, reviewReports.authorId))
    .innerJoin(games, eq(games.id, reviewReports.gameId))
    .leftJoin(closer, eq(closer.id, reviewReports.closedBy))
    .leftJoin(reviews, eq(reviews.id, reviewReports.reviewId))
    .where(
      and(
        closed ? isNotNull(reviewReports.closedAt) : isNull(reviewReports.closedAt),
        before === null ? undefined : lt(reviewReports.id, before),
      ),
    )
    .orderBy(desc(reviewReports.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(({ report, ...row }) => ({
    id: report.id,
    at: report.at.getTime(),
    reason: report.reason,
    note: report.note,
    reporter: row.reporter,
    game: row.game,
    review: { author: row.author, recommended: report.recommended, body: report.body },
    reviewId: report.reviewId,
    hidden: row.hiddenAt !== null,
    closed:
      report.closedAt && report.outcome
        ? { at: report.closedAt.getTime(), by: row.closer, outcome: report.outcome }
        : null,
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.id]) : null };
}
