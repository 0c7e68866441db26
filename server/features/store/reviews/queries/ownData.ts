// What a member said about games and to those who did, and for whom they speak, for their copy of it.
import { asc, eq, sql } from 'drizzle-orm';
import {
  publisherMembers,
  reviewReplies,
  reviewReports,
  reviews,
  reviewVersions,
  reviewVotes,
} from '../../../../../drizzle/schema/reviews.ts';
import { games, publishers } from '../../../../../drizzle/schema/store.ts';
import type { ExportPart } from '../../../../platform/exporting.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';

const game = { gameId: games.id, slug: games.slug, title: games.title };

type Version = { recommended: boolean; body: string; at: string };
const before = sql<Version[]>`coalesce((
  select json_agg(json_build_object('recommended', recommended, 'body', body, 'at', at) order by at)
  from ${reviewVersions} where ${reviewVersions.reviewId} = ${reviews.id}
), '[]')`;

async function* reviewsOf(tx: Transaction, memberId: string) {
  const { id, recommended, language, body, playMinutes, at, editedAt, copy, hiddenAt, hiddenReason } =
    reviews;
  yield* await tx
    .select({
      ...{ id, ...game, recommended, language, body, playMinutes },
      ...{ at, editedAt, copy, hiddenAt, hiddenReason, before },
    })
    .from(reviews)
    .innerJoin(games, eq(games.id, reviews.gameId))
    .where(eq(reviews.memberId, memberId))
    .orderBy(asc(at));
}

async function* votesOf(tx: Transaction, memberId: string) {
  const { reviewId, vote, at } = reviewVotes;
  yield* await tx
    .select({ reviewId, ...game, vote, at })
    .from(reviewVotes)
    .innerJoin(reviews, eq(reviews.id, reviewId))
    .innerJoin(games, eq(games.id, reviews.gameId))
    .where(eq(reviewVotes.memberId, memberId))
    .orderBy(asc(at));
}

/** What others wrote is theirs: the text reported is not in here. */
async function* reportsOf(tx: Transaction, memberId: string) {
  const { reviewId, reason, note, at, closedAt } = reviewReports;
  yield* await tx
    .select({ reviewId, ...game, reason, note, at, closedAt })
    .from(reviewReports)
    .innerJoin(games, eq(games.id, reviewReports.gameId))
    .where(eq(reviewReports.reporterId, memberId))
    .orderBy(asc(at));
}

async function* repliesOf(tx: Transaction, memberId: string) {
  const { reviewId, body, at, editedAt } = reviewReplies;
  yield* await tx
    .select({ reviewId, publisher: publishers.name, body, at, editedAt })
    .from(reviewReplies)
    .innerJoin(publishers, eq(publishers.id, reviewReplies.publisherId))
    .where(eq(reviewReplies.memberId, memberId))
    .orderBy(asc(at));
}

async function* publishersOf(tx: Transaction, memberId: string) {
  const { role, at } = publisherMembers;
  yield* await tx
    .select({ publisherId: publishers.id, name: publishers.name, role, at })
    .from(publisherMembers)
    .innerJoin(publishers, eq(publishers.id, publisherMembers.publisherId))
    .where(eq(publisherMembers.memberId, memberId))
    .orderBy(asc(at));
}

export const reviewParts: ExportPart[] = [
  { name: 'reviews', read: reviewsOf },
  { name: 'reviewVotes', read: votesOf },
  { name: 'reviewReports', read: reportsOf },
  { name: 'reviewReplies', read: repliesOf },
  { name: 'publishers', read: publishersOf },
];
