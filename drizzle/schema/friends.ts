// Tables of friends: who asked whom, who are friends, what one keeps about a friend, and who is blocked.
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';

/** What is between two members: one row a pair, the lower id first; none where nothing is. */
export const bonds = pgTable(
  'bonds',
  {
    lowId: uuid('low_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    highId: uuid('high_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    state: text({ enum: ['asked', 'friends'] }).notNull(),
    /** Who of both asked. */
    askerId: uuid('asker_id').notNull(),
    /** When it was asked, or when they became friends. */
    at: timestamp({ withTimezone: true }).notNull(),
    /** When the one who was asked did not want it; the asker is not told. */
    declinedAt: timestamp('declined_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.lowId, table.highId] }),
    check('bonds_order', sql`${table.lowId} < ${table.highId}`),
    check('bonds_state', sql`${table.state} in ('asked', 'friends')`),
    check('bonds_asker', sql`${table.askerId} in (${table.lowId}, ${table.highId})`),
    check('bonds_declined', sql`${table.declinedAt} is null or ${table.state} = 'asked'`),
    index('bonds_high').on(table.highId, table.lowId),
    // Who became friends last, from either side.
    index('bonds_low_newest')
      .on(table.lowId, table.at.desc(), table.highId)
      .where(sql`${table.state} = 'friends'`),
    index('bonds_high_newest')
      .on(table.highId, table.at.desc(), table.lowId)
      .where(sql`${table.state} = 'friends'`),
  ],
);

/** What a member keeps about a friend, for themselves alone. */
export const friendNotes = pgTable(
  'friend_notes',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    friendId: uuid('friend_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** What the member calls the friend; empty for the friend's own name. */
    ownName: text('own_name').notNull().default(''),
    favourite: boolean().notNull().default(false),
    /** The groups the friend is in. */
    labels: text().array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.friendId] }),
    check('friend_notes_own_name', sql`char_length(${table.ownName}) <= 20`),
    check('friend_notes_labels', sql`cardinality(${table.labels}) <= 5`),
    index('friend_notes_friend').on(table.friendId),
  ],
);

/** Who wants nothing to do with whom: one row a direction. */
export const blocks = pgTable(
  'blocks',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    blockedId: uuid('blocked_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.blockedId] }),
    check('blocks_other', sql`${table.memberId} <> ${table.blockedId}`),
    index('blocks_blocked').on(table.blockedId, table.memberId),
  ],
);
