// Tables of chat: rooms, who is in them, messages and the other lines of the timeline.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
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

export const rooms = pgTable(
  'rooms',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['lobby', 'open', 'group', 'direct', 'game', 'rental'] }).notNull(),
    title: text().notNull(),
    ownerId: uuid('owner_id').references(() => members.id, { onDelete: 'set null' }),
    capacity: integer().notNull(),
    passwordHash: text('password_hash'),
    /** Stays when its last member leaves. */
    lasting: boolean().notNull().default(false),
    /** Kept with the rows of room_members under the room's row lock; the check below is what keeps a full room full. */
    memberCount: integer('member_count').notNull().default(0),
    /** The number of the newest message. */
    lastNumber: bigint('last_number', { mode: 'number' }).notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    check('rooms_kind', sql`${table.kind} in ('lobby', 'open', 'group', 'direct', 'game', 'rental')`),
    check('rooms_title', sql`char_length(${table.title}) between 1 and 35`),
    check('rooms_capacity', sql`${table.capacity} between 2 and 10000`),
    check('rooms_not_overfull', sql`${table.memberCount} between 0 and ${table.capacity}`),
    index('rooms_by_kind').on(table.kind, table.id),
  ],
);

export const roomMembers = pgTable(
  'room_members',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull(),
    /** The newest message the member has read, on whichever device; unread is the room's last number less this. */
    readNumber: bigint('read_number', { mode: 'number' }).notNull().default(0),
    /**
     * When the sweep first saw the member without any connection; null while connected. Counted only while a
     * server runs, so a restart clears it.
     */
    absentSince: timestamp('absent_since', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.memberId] }),
    index('room_members_by_member').on(table.memberId, table.roomId),
    index('room_members_by_time').on(table.roomId, table.joinedAt, table.memberId),
  ],
);

export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    number: bigint({ mode: 'number' }).notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => members.id),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique('messages_room_number').on(table.roomId, table.number),
    check('messages_body', sql`char_length(${table.body}) between 1 and 2000`),
    index('messages_author').on(table.authorId, table.id),
  ],
);

/** Joined, left, owner changed, settings changed (which nothing writes yet): lines of the timeline that follow a message and carry no number of their own. */
export const roomLines = pgTable(
  'room_lines',
  {
    id: uuid().primaryKey(),
    roomId: uuid('room_id').notNull(),
    afterNumber: bigint('after_number', { mode: 'number' }).notNull(),
    kind: text({ enum: ['joined', 'left', 'owner', 'settings'] }).notNull(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.roomId], foreignColumns: [rooms.id] }).onDelete('cascade'),
    index('room_lines_place').on(table.roomId, table.afterNumber, table.id),
    index('room_lines_member').on(table.memberId, table.id),
  ],
);
