// Tables of bundles: games that their publisher sells together for less, and those that wait in carts.
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { games, publishers } from './store.ts';

export const bundles = pgTable(
  'bundles',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique('bundles_slug'),
    publisherId: uuid('publisher_id')
      .notNull()
      .references(() => publishers.id),
    name: text().notNull(),
    /** What is said of it, in the languages it is said in. */
    about: jsonb().$type<Partial<Record<'en' | 'ko' | 'zh', string>>>().notNull().default({}),
    /** Off what its games cost at that moment. */
    percent: smallint().notNull(),
    /** A draft is seen by its publisher alone; one that has ended keeps its page. */
    state: text({ enum: ['draft', 'offered', 'ended'] })
      .notNull()
      .default('draft'),
    /** Null: from the moment it is offered, and until it is ended. */
    startsAt: timestamp('starts_at', { withTimezone: true }),
    endsAt: timestamp('ends_at', { withTimezone: true }),
    /** Counts changes, so that of two who edit at once the later learns of it. */
    version: integer().notNull().default(0),
  },
  (table) => [
    check('bundles_percent', sql`${table.percent} between 1 and 95`),
    check('bundles_period', sql`${table.startsAt} < ${table.endsAt}`),
    check('bundles_state', sql`${table.state} in ('draft', 'offered', 'ended')`),
    index('bundles_publisher').on(table.publisherId, table.id),
  ],
);

export const bundleGames = pgTable(
  'bundle_games',
  {
    bundleId: uuid('bundle_id')
      .notNull()
      .references(() => bundles.id, { onDelete: 'cascade' }),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.gameId] }),
    index('bundle_games_game').on(table.gameId, table.bundleId),
  ],
);

/** Bundles a member means to buy, and what the games they lacked cost then. */
export const cartBundles = pgTable(
  'cart_bundles',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    bundleId: uuid('bundle_id')
      .notNull()
      .references(() => bundles.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Minor units; null when it was not for sale then. */
    seenAmount: bigint('seen_amount', { mode: 'number' }),
    seenCurrency: text('seen_currency').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.bundleId] }),
    index('cart_bundles_bundle').on(table.bundleId),
  ],
);
