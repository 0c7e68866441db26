// Tables of alerts: what a member is told of, what each alert was gathered from, and the prices that wishes watch.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { games } from './store.ts';

/** One for each member who was ever told something. Whoever changes their alerts holds its row lock. */
export const alertBoxes = pgTable(
  'alert_boxes',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** The number of the newest alert. */
    lastNumber: bigint('last_number', { mode: 'number' }).notNull().default(0),
    /** Alerts not read. */
    unread: integer().notNull().default(0),
    /** Kinds the member does not want to be told of. */
    off: text().array().notNull().default([]),
  },
  (table) => [check('alert_boxes_counters', sql`${table.lastNumber} >= 0 and ${table.unread} >= 0`)],
);

/** What was told. What happens again to the same subject while it is unread joins it, and it comes to the top. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid().primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => alertBoxes.memberId, { onDelete: 'cascade' }),
    /** Its place among the member's alerts; another one whenever it comes to the top. */
    number: bigint({ mode: 'number' }).notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    /** Of the newest part. */
    params: jsonb().$type<object>().notNull(),
    /** How many things, and how many members, it tells of. */
    count: integer().notNull(),
    actorCount: integer('actor_count').notNull(),
    /** The newest of these members, each once. */
    actorIds: uuid('actor_ids').array().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    readAt: timestamp('read_at', { withTimezone: true }),
    /** All it told of was taken back after it had been read. */
    withdrawn: boolean().notNull().default(false),
    /** Removed by the member; kept for a while, so that it can be brought back. */
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    unique('alerts_number').on(table.memberId, table.number),
    // What is unread of a subject is one alert.
    uniqueIndex('alerts_open')
      .on(table.memberId, table.kind, table.subject)
      .where(sql`${table.readAt} is null`),
    index('alerts_kind').on(table.memberId, table.kind, table.number),
    index('alerts_unread').on(table.memberId, table.number).where(sql`${table.readAt} is null`),
    index('alerts_removed').on(table.removedAt).where(sql`${table.removedAt} is not null`),
    index('alerts_at').on(table.at),
    check('alerts_removed_are_read', sql`${table.removedAt} is null or ${table.readAt} is not null`),
  ],
);

/** One thing that happened. Its source is told once, for as long as the part is kept. */
export const alertParts = pgTable(
  'alert_parts',
  {
    memberId: uuid('member_id').notNull(),
    kind: text().notNull(),
    source: text().notNull(),
    alertId: uuid('alert_id')
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    /** The alert's number when this joined it. */
    number: bigint({ mode: 'number' }).notNull(),
    /** Who did it, where a member did. */
    actorId: uuid('actor_id').references(() => members.id, { onDelete: 'set null' }),
    /** What it counts as: parts of one alert with the same thing count once. */
    thing: text().notNull(),
    params: jsonb().$type<object>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Kept, since events with the actor's name may still be in the log. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.kind, table.source] }),
    index('alert_parts_alert').on(table.alertId, table.number),
    index('alert_parts_actor').on(table.actorId, table.memberId),
  ],
);

/** What a game that was ever wished for costs, as of the last look: minor units by currency, for those it is sold in. */
export const priceWatches = pgTable('price_watches', {
  gameId: uuid('game_id')
    .primaryKey()
    .references(() => games.id, { onDelete: 'cascade' }),
  prices: jsonb().$type<Record<string, number>>().notNull(),
  /** Of which moment they are: a look by a clock that is behind says nothing. */
  at: timestamp({ withTimezone: true }).notNull(),
  /** Falls seen so far. */
  drops: integer().notNull().default(0),
});

/** A fall that wishers are told of, batch by batch. */
export const priceDrops = pgTable(
  'price_drops',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    /** By currency, only where it fell. */
    prices: jsonb().$type<Record<string, { was: number; now: number }>>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The last wisher looked at. */
    cursor: uuid(),
    doneAt: timestamp('done_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.gameId, table.number] }),
    index('price_drops_waiting').on(table.at).where(sql`${table.doneAt} is null`),
    index('price_drops_done').on(table.doneAt).where(sql`${table.doneAt} is not null`),
  ],
);
