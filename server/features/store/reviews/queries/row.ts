// A review as one viewer sees it: what is read of it, and how it reaches the wire.
import { and, eq, sql } from 'drizzle-orm';
import { members } from '../../../../../drizzle/schema/accounts.ts';
import { reviewReplies, reviews, reviewVotes } from '../../../../../drizzle/schema/reviews.ts';
import { games, publishers } from '../../../../../drizzle/schema/store.ts';
import { languageSchema } from '../../../../../shared/primitives.ts';
import type { ReviewCopy, ReviewVote } from '../../../../../shared/reviewing.ts';
import type { Review } from '../../../../../shared/reviews.ts';
import type { Drizzle, Executor } from '../../../../platform/postgres/database.ts';

/** The viewer; null for guests. */
export const member = sql`${sql.placeholder('member')}::uuid`;

const columns = {
  id: reviews.id,
  author: { id: members.id, nickname: members.nickname, avatar: members.avatar },
  recommended: reviews.recommended,
  language: reviews.language,
  body: reviews.body,
  at: reviews.at,
  editedAt: reviews.editedAt,
  playMinutes: reviews.playMinutes,
  copy: reviews.copy,
  votes: { helpful: reviews.helpful, unhelpful: reviews.unhelpful, funny: reviews.funny },
  vote: reviewVotes.vote,
  hiddenAt: reviews.hiddenAt,
  hiddenReason: reviews.hiddenReason,
  publisher: publishers.name,
  reply: reviewReplies.body,
  repliedAt: reviewReplies.at,
  replyEditedAt: reviewReplies.editedAt,
};

/** Reviews with their authors, answers and the viewer's own votes. */
export const reviewsFor = (db: Drizzle) =>
  db
    .select(columns)
    .from(reviews)
    .innerJoin(members, eq(members.id, reviews.memberId))
    .leftJoin(
      reviewVotes,
      sql`${reviewVotes.reviewId} = ${reviews.id} and ${reviewVotes.memberId} = ${member}`,
    )
    .leftJoin(reviewReplies, eq(reviewReplies.reviewId, reviews.id))
    .leftJoin(publishers, eq(publishers.id, reviewReplies.publisherId));

/** The same with their games, for lists over several of them; unprepared. */
export const reviewsOfGames = (db: Executor, memberId: string) =>
  db
    .select({ ...columns, game: { id: games.id, slug: games.slug, title: games.title } })
    .from(reviews)
    .innerJoin(games, eq(games.id, reviews.gameId))
    .innerJoin(members, eq(members.id, reviews.memberId))
    .leftJoin(reviewVotes, and(eq(reviewVotes.reviewId, reviews.id), eq(reviewVotes.memberId, memberId)))
    .leftJoin(reviewReplies, eq(reviewReplies.reviewId, reviews.id))
    .leftJoin(publishers, eq(publishers.id, reviewReplies.publisherId));

type Row = {
  id: string;
  author: Review['author'];
  recommended: boolean;
  language: string;
  body: string;
  at: Date;
  editedAt: Date | null;
  playMinutes: number;
  copy: ReviewCopy;
  votes: Review['votes'];
  vote: ReviewVote | null;
  publisher: string | null;
  reply: string | null;
  repliedAt: Date | null;
  replyEditedAt: Date | null;
};

export const presentReview = (row: Row): Review => ({
  id: row.id,
  author: row.author,
  recommended: row.recommended,
  language: languageSchema.parse(row.language),
  body: row.body,
  at: row.at.getTime(),
  editedAt: row.editedAt?.getTime() ?? null,
  playMinutes: row.playMinutes,
  copy: row.copy,
  votes: row.votes,
  vote: row.vote,
  reply:
    row.reply === null || row.publisher === null || row.repliedAt === null
      ? null
      : {
          publisher: row.publisher,
          body: row.reply,
          at: row.repliedAt.getTime(),
          editedAt: row.replyEditedAt?.getTime() ?? null,
        },
});
