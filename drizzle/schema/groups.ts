// Tables of groups: who is invited, who asks to be let in, and who was in before.
import { bigint, index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { rooms } from './chat.ts';

const roomOf = () =>
  uuid('room_id')
    .notNull()
    .references(() => rooms.id, { onDelete: 'cascade' });
const memberOf = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => members.id, { onDelete: 'cascade' });

/** Invitations that wait for an answer. */
export const groupInvitations = pgTable(
  'group_invitations',
  {
    /** Rises with time: the newest has the highest. */
    id: uuid().notNull().unique(),
    roomId: roomOf(),
    memberId: memberOf('member_id'),
    actorId: memberOf('actor_id'),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.memberId] }),
    index('group_invitations_list').on(table.roomId, table.id),
    index('group_invitations_member').on(table.memberId, table.id),
    index('group_invitations_actor').on(table.actorId),
  ],
);

/** Those who ask to be let in. */
export const groupRequests = pgTable(
  'group_requests',
  {
    id: uuid().notNull().unique(),
    roomId: roomOf(),
    memberId: memberOf('member_id'),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.memberId] }),
    index('group_requests_list').on(table.roomId, table.id),
    index('group_requests_member').on(table.memberId, table.id),
  ],
);

/** Times a member was in a group that are over. `toNumber` is the newest message of their last moment there. */
export const groupStays = pgTable(
  'group_stays',
  {
    id: uuid().primaryKey(),
    roomId: roomOf(),
    memberId: memberOf('member_id'),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull(),
    leftAt: timestamp('left_at', { withTimezone: true }).notNull(),
    toNumber: bigint('to_number', { mode: 'number' }).notNull(),
    /** How far they had read. */
    readNumber: bigint('read_number', { mode: 'number' }).notNull(),
  },
  (table) => [index('group_stays_of').on(table.memberId, table.roomId, table.id)],
);
