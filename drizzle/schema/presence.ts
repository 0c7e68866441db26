// Tables of presence: what members want to be seen of them. Who is connected is not in here (see live/presence.ts).
import { sql } from 'drizzle-orm';
import { check, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';

const audiences = ['everyone', 'friends', 'nobody'] as const;

/** What a member chose; one without a row is seen online by everyone, and what they do by
 * friends; and everyone may write to them. */
export const presences = pgTable(
  'presences',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    chosen: text({ enum: ['online', 'busy', 'invisible'] })
      .notNull()
      .default('online'),
    /** Who sees whether the member is there, and when they were last. */
    showState: text('show_state', { enum: audiences }).notNull().default('everyone'),
    /** Who sees which room they are in. */
    showRoom: text('show_room', { enum: audiences }).notNull().default('friends'),
    /** Who sees what they play. */
    showPlaying: text('show_playing', { enum: audiences }).notNull().default('friends'),
    /** Who may write to the member alone, and ask them into rooms. */
    reach: text({ enum: ['everyone', 'near', 'friends'] })
      .notNull()
      .default('everyone'),
    /** Until when nothing disturbs the member, whatever happens; what has passed counts no more. */
    hushUntil: timestamp('hush_until', { withTimezone: true }),
    /** Between which minutes of the day, in which time zone, nothing does either; null: at no time. */
    quietFrom: smallint('quiet_from'),
    quietTo: smallint('quiet_to'),
    quietZone: text('quiet_zone'),
    /** When others last saw the member there; null before that was noted. */
    seenAt: timestamp('seen_at', { withTimezone: true }),
  },
  (table) => [
    check('presences_chosen', sql`${table.chosen} in ('online', 'busy', 'invisible')`),
    check('presences_show_state', sql`${table.showState} in ('everyone', 'friends', 'nobody')`),
    check('presences_show_room', sql`${table.showRoom} in ('everyone', 'friends', 'nobody')`),
    check('presences_reach', sql`${table.reach} in ('everyone', 'near', 'friends')`),
    check(
      'presences_quiet',
      sql`num_nulls(${table.quietFrom}, ${table.quietTo}, ${table.quietZone}) in (0, 3) and ${table.quietFrom} between 0 and 1439 and ${table.quietTo} between 0 and 1439 and ${table.quietFrom} <> ${table.quietTo}`,
    ),
    check('presences_show_playing', sql`${table.showPlaying} in ('everyone', 'friends', 'nobody')`),
  ],
);
