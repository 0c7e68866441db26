// Tables of the library: the copies members own.
import { sql } from 'drizzle-orm';
import {
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
import { games } from './store.ts';
import { orderLines } from './wallet.ts';

/**
 * A copy a member owns. It came by an order (their own, or somebody's gift), by a key, or was granted by the house, as
 * those are with which a demo begins. There is one exactly while such a reason stands: a refund takes it away.
 */
export const entitlements = pgTable(
  'entitlements',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id),
    at: timestamp({ withTimezone: true }).notNull(),
    playMinutes: integer('play_minutes').notNull().default(0),
    source: text().notNull().default('grant'),
    /** The line of the order it came by. */
    lineId: uuid('line_id').references(() => orderLines.id),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.gameId] }),
    unique('entitlements_line').on(table.lineId),
    check(
      'entitlements_source',
      sql`${table.source} in ('order', 'key', 'grant') and (${table.source} = 'order') = (${table.lineId} is not null)`,
    ),
    check('entitlements_played', sql`${table.playMinutes} >= 0`),
    index('entitlements_game').on(table.gameId),
    index('entitlements_newest').on(table.memberId, table.at.desc(), table.gameId),
  ],
);
