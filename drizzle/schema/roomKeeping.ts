// Tables of those who look after a room: who is kept out, who is muted, ways in, and what was done.

import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { rooms } from './chat.ts';

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

const roomOf = () =>
  uuid('room_id')
    .notNull()
    .references(() => rooms.id, { onDelete: 'cascade' });

/** Who does not come in any more, by whatever way. */
export const roomBans = pgTable(
  'room_bans',
  {
    /** Rises with time: the newest ban has the highest. */
    id: uuid().notNull().unique(),
    roomId: roomOf(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => members.id),
    reason: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.memberId] }),
    index('room_bans_list').on(table.roomId, table.id),
    index('room_bans_member').on(table.memberId),
  ],
);

/** Who writes nothing for a time; stays when they leave and come back. */
export const roomMutes = pgTable(
  'room_mutes',
  {
    roomId: roomOf(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.memberId] }),
    index('room_mutes_member').on(table.memberId),
  ],
);

/** Links that lead into a room without its password. */
export const roomInvites = pgTable(
  'room_invites',
  {
    id: uuid().primaryKey(),
    roomId: roomOf(),
    /** SHA-256 of the code in the link: the code itself is nowhere. */
    codeHash: bytea('code_hash').notNull().unique(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => members.id),
    at: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('room_invites_list').on(table.roomId, table.id)],
);

/** In the order in which they came to be. */
const roomActions = [
  ...(['settings', 'owner', 'kick', 'ban', 'unban', 'mute', 'unmute', 'invite', 'revoke', 'delete'] as const),
  /** Of groups: somebody looks after it too from now on, or no more; a request was accepted, or was not. */
  ...(['moderator', 'demote', 'accept', 'decline'] as const),
  /** Nothing was done about a report. */
  'dismiss',
] as const;

/** What those who look after the room did, the newest with the highest id. */
export const roomLog = pgTable(
  'room_log',
  {
    id: uuid().primaryKey(),
    roomId: roomOf(),
    action: text({ enum: roomActions }).notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => members.id),
    /** Whom it met; null for what met nobody. */
    memberId: uuid('member_id').references(() => members.id),
    /** `reason`; `until` in epoch milliseconds; `changed` names the settings. */
    details: jsonb().$type<{ reason?: string; until?: number; changed?: string[] }>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      'room_log_action',
      sql`${table.action} in ('settings', 'owner', 'kick', 'ban', 'unban', 'mute', 'unmute', 'invite', 'revoke', 'delete', 'moderator', 'demote', 'accept', 'decline', 'dismiss')`,
    ),
    index('room_log_list').on(table.roomId, table.id),
    index('room_log_member').on(table.memberId),
    index('room_log_actor').on(table.actorId),
  ],
);
