// Tables of profiles: what members show and to whom, favourite games, guestbooks, and the deeds levels are made of.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { entitlements } from './library.ts';

const audience = (name: string, fallback: 'everyone' | 'friends' | 'me') =>
  text(name, { enum: ['everyone', 'friends', 'me'] })
    .notNull()
    .default(fallback);

/** What a member chose for their profile. Who chose nothing has no row, and what the defaults say holds. */
export const profiles = pgTable(
  'profiles',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** Null: the house chooses. */
    background: text(),
    games: audience('games', 'friends'),
    playTime: audience('play_time', 'friends'),
    wishlist: audience('wishlist', 'me'),
    reviews: audience('reviews', 'everyone'),
    friends: audience('friends', 'friends'),
    favourites: audience('favourites', 'everyone'),
    guestbook: audience('guestbook', 'everyone'),
    country: audience('country', 'me'),
    activity: audience('activity', 'friends'),
    /** Whether they are shown to friends of friends as somebody these may know. */
    suggested: boolean().notNull().default(true),
    /** What their friends are not told of, whoever sees the rest. */
    untold: text({ enum: ['owned', 'reviewed', 'wished', 'friends', 'level'] })
      .array()
      .notNull()
      .default([]),
    /** Who may write into the guestbook; with `nobody` it is switched off. */
    writers: text({ enum: ['everyone', 'friends', 'nobody'] })
      .notNull()
      .default('friends'),
  },
  (table) => [
    check(
      'profiles_audiences',
      sql`array[${table.games}, ${table.playTime}, ${table.wishlist}, ${table.reviews}, ${table.friends},
        ${table.favourites}, ${table.guestbook}, ${table.country}, ${table.activity}]
        <@ array['everyone', 'friends', 'me']`,
    ),
    check(
      'profiles_untold',
      sql`${table.untold} <@ array['owned', 'reviewed', 'wished', 'friends', 'level']`,
    ),
    check('profiles_writers', sql`${table.writers} in ('everyone', 'friends', 'nobody')`),
  ],
);

/** Games a member stands on top of their profile, in their order. They own them: a copy that goes takes its place along. */
export const favouriteGames = pgTable(
  'favourite_games',
  {
    memberId: uuid('member_id').notNull(),
    position: smallint().notNull(),
    gameId: uuid('game_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.position] }),
    unique('favourite_games_once').on(table.memberId, table.gameId),
    check('favourite_games_position', sql`${table.position} between 0 and 7`),
    foreignKey({
      name: 'favourite_games_copy',
      columns: [table.memberId, table.gameId],
      foreignColumns: [entitlements.memberId, entitlements.gameId],
    }).onDelete('cascade'),
  ],
);

/** What others wrote into a member's guestbook. */
export const guestbookEntries = pgTable(
  'guestbook_entries',
  {
    id: uuid().primaryKey(),
    /** Whose guestbook it is. */
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** When it was last changed; null when it stands as it was written. */
    editedAt: timestamp('edited_at', { withTimezone: true }),
  },
  (table) => [
    check('guestbook_entries_body', sql`char_length(${table.body}) between 1 and 1000`),
    check('guestbook_entries_other', sql`${table.ownerId} <> ${table.authorId}`),
    index('guestbook_entries_newest').on(table.ownerId, table.at.desc(), table.id),
    index('guestbook_entries_author').on(table.authorId, table.id),
  ],
);

/** What members say is wrong with an entry, which is kept as it was. */
export const entryReports = pgTable(
  'entry_reports',
  {
    id: uuid().primaryKey(),
    /** Null: it was deleted since. */
    entryId: uuid('entry_id').references(() => guestbookEntries.id, { onDelete: 'set null' }),
    /** In whose guestbook it stands. */
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => members.id),
    reporterId: uuid('reporter_id')
      .notNull()
      .references(() => members.id),
    reason: text({ enum: ['spam', 'insult', 'other'] }).notNull(),
    note: text().notNull(),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null: nobody has decided yet. */
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closedBy: uuid('closed_by').references(() => members.id),
    outcome: text({ enum: ['removed', 'left'] }),
  },
  (table) => [
    unique('entry_reports_one_each').on(table.entryId, table.reporterId),
    check('entry_reports_reason', sql`${table.reason} in ('spam', 'insult', 'other')`),
    check('entry_reports_outcome', sql`${table.outcome} in ('removed', 'left')`),
    check('entry_reports_closed', sql`(${table.closedAt} is null) = (${table.outcome} is null)`),
    index('entry_reports_open').on(table.id).where(sql`${table.closedAt} is null`),
    index('entry_reports_owner').on(table.ownerId),
    index('entry_reports_author').on(table.authorId),
    index('entry_reports_reporter').on(table.reporterId),
    index('entry_reports_closer').on(table.closedBy),
  ],
);

/** What a member did that counts, once for what it refers to. Their experience is the sum of its points. */
export const memberDeeds = pgTable(
  'member_deeds',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    deed: text().notNull(),
    reference: text().notNull(),
    /** 0 where the day's bound was reached. */
    points: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.deed, table.reference] }),
    check('member_deeds_points', sql`${table.points} >= 0`),
    // For the bound of a day.
    index('member_deeds_of_day').on(table.memberId, table.deed, table.at),
  ],
);

/** When a member's experience came to a level from the second on: those they have, and none above. */
export const memberLevels = pgTable(
  'member_levels',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    level: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.level] }),
    check('member_levels_level', sql`${table.level} >= 2`),
    index('member_levels_newest').on(table.memberId, table.at.desc(), table.level),
  ],
);
