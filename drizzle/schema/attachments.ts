// What members upload for messages, and how much of it today.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { messages } from './chat.ts';

/**
 * Waits for its message until `sent_at`. Then it belongs to one, and is that one's until the message, its room or its
 * author's words are gone: what was sent and is of no message any more has its bytes removed, and then its row.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid().primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    /** Of the upload, and what was uploaded under it: name and content. */
    key: uuid().notNull(),
    inputHash: text('input_hash').notNull(),
    kind: text({ enum: ['image', 'file'] }).notNull(),
    name: text().notNull(),
    /** What its content is known as; of a picture nothing more. */
    type: text({ enum: ['pdf', 'archive', 'audio', 'video', 'text', 'other'] }),
    /** Of what is downloaded. */
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    moves: boolean().notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    roomId: uuid('room_id'),
    number: bigint({ mode: 'number' }),
  },
  (table) => [
    foreignKey({
      columns: [table.roomId, table.number],
      foreignColumns: [messages.roomId, messages.number],
    }).onDelete('set null'),
    unique('attachments_once').on(table.memberId, table.key),
    check('attachments_kind', sql`${table.kind} in ('image', 'file')`),
    check(
      'attachments_facts',
      sql`case when ${table.kind} = 'image' then ${table.width} > 0 and ${table.height} > 0 and ${table.type} is null
        else ${table.width} is null and ${table.height} is null and ${table.type} is not null end`,
    ),
    check('attachments_of', sql`(${table.roomId} is null) = (${table.number} is null)`),
    index('attachments_message').on(table.roomId, table.number),
    index('attachments_nobodys').on(table.createdAt).where(sql`${table.roomId} is null`),
  ],
);

/** How many bytes a member has uploaded for messages on the last day they did. */
export const attachmentDays = pgTable('attachment_days', {
  memberId: uuid('member_id')
    .primaryKey()
    .references(() => members.id),
  /** In UTC. */
  day: date().notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
});
