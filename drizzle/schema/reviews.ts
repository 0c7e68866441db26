// Tables of reviews: what owners say, what it said before, votes, the publisher's answers, reports; who speaks for a publisher.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { games, publishers } from './store.ts';

export const reviews = pgTable(
  'reviews',
  {
    id: uuid().primaryKey(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    recommended: boolean().notNull(),
    /** Which it is written in, of those the page speaks. */
    language: text().notNull().default('en'),
    body: text().notNull(),
    /** Minutes its author had played when it was written. */
    playMinutes: integer('play_minutes').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null: it stands as it was written. */
    editedAt: timestamp('edited_at', { withTimezone: true }),
    /** How its author has the game; follows the library, by triggers. */
    copy: text({ enum: ['bought', 'key', 'returned'] })
      .notNull()
      .default('bought'),
    /** Null: it stands for all to read. */
    hiddenAt: timestamp('hidden_at', { withTimezone: true }),
    hiddenReason: text('hidden_reason').notNull().default(''),
    /** Whether it counts in the scores. */
    scored: boolean().notNull().generatedAlwaysAs(sql`copy = 'bought' and hidden_at is null`),
    /** Votes of each kind; kept by triggers on the votes. */
    helpful: integer().notNull().default(0),
    unhelpful: integer().notNull().default(0),
    funny: integer().notNull().default(0),
  },
  (table) => [
    unique('reviews_one_each').on(table.gameId, table.memberId),
    check('reviews_body', sql`char_length(${table.body}) between 1 and 8000`),
    check('reviews_copy', sql`${table.copy} in ('bought', 'key', 'returned')`),
    check('reviews_votes', sql`${table.helpful} >= 0 and ${table.unhelpful} >= 0 and ${table.funny} >= 0`),
    index('reviews_newest').on(table.gameId, table.at.desc(), table.id),
    index('reviews_most_helpful').on(table.gameId, table.helpful.desc(), table.at.desc(), table.id),
    index('reviews_most_played').on(table.gameId, table.playMinutes.desc(), table.at.desc(), table.id),
    // What the score of the last days counts, without a look at the texts.
    index('reviews_recent').on(table.gameId, table.at, table.recommended).where(sql`${table.scored}`),
    index('reviews_member_newest').on(table.memberId, table.at.desc(), table.id),
  ],
);

/** What a review said before it was edited. */
export const reviewVersions = pgTable(
  'review_versions',
  {
    id: uuid().primaryKey(),
    reviewId: uuid('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    recommended: boolean().notNull(),
    body: text().notNull(),
    /** From when on it said so. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('review_versions_newest').on(table.reviewId, table.at.desc(), table.id)],
);

export const reviewVotes = pgTable(
  'review_votes',
  {
    reviewId: uuid('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    vote: text({ enum: ['helpful', 'unhelpful', 'funny'] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.memberId] }),
    check('review_votes_vote', sql`${table.vote} in ('helpful', 'unhelpful', 'funny')`),
    index('review_votes_member').on(table.memberId),
  ],
);

/** What a publisher answers to a review: once. */
export const reviewReplies = pgTable(
  'review_replies',
  {
    reviewId: uuid('review_id')
      .primaryKey()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    publisherId: uuid('publisher_id')
      .notNull()
      .references(() => publishers.id),
    /** Who wrote it; the page shows the publisher alone. */
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true }),
  },
  (table) => [
    check('review_replies_body', sql`char_length(${table.body}) between 1 and 2000`),
    index('review_replies_member').on(table.memberId),
    index('review_replies_publisher').on(table.publisherId),
  ],
);

/** What members reported, with the review as it was then. */
export const reviewReports = pgTable(
  'review_reports',
  {
    id: uuid().primaryKey(),
    /** Null: it was deleted since. */
    reviewId: uuid('review_id').references(() => reviews.id, { onDelete: 'set null' }),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id')
      .notNull()
      .references(() => members.id),
    reporterId: uuid('reporter_id')
      .notNull()
      .references(() => members.id),
    reason: text({ enum: ['spam', 'insult', 'spoiler', 'offTopic', 'other'] }).notNull(),
    note: text().notNull(),
    recommended: boolean().notNull(),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null: nobody has decided yet. */
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closedBy: uuid('closed_by').references(() => members.id),
    outcome: text({ enum: ['hidden', 'left'] }),
  },
  (table) => [
    unique('review_reports_one_each').on(table.reviewId, table.reporterId),
    check('review_reports_closed', sql`(${table.closedAt} is null) = (${table.outcome} is null)`),
    index('review_reports_open').on(table.id).where(sql`${table.closedAt} is null`),
    index('review_reports_author').on(table.authorId),
    index('review_reports_reporter').on(table.reporterId),
    index('review_reports_closer').on(table.closedBy),
    index('review_reports_game').on(table.gameId),
  ],
);

/** Who speaks for a publisher. */
export const publisherMembers = pgTable(
  'publisher_members',
  {
    publisherId: uuid('publisher_id')
      .notNull()
      .references(() => publishers.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    role: text({ enum: ['owner', 'editor', 'support'] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publisherId, table.memberId] }),
    check('publisher_members_role', sql`${table.role} in ('owner', 'editor', 'support')`),
    index('publisher_members_member').on(table.memberId),
  ],
);
