// What members say is wrong with a message or with somebody, with what was said around it, as it was then.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Attached, Attachment } from '../../shared/attachments.ts';
import { members } from './accounts.ts';
import { attachments } from './attachments.ts';
import { rooms } from './chat.ts';

export type StoredLine = {
  number: number;
  authorId: string;
  body: string;
  at: number;
  attached?: Attached;
  /** What hangs on a line of whom the report is about; it can be had while the report is open. */
  files?: Attachment[];
};
export type StoredEdit = { body: string; at: number };

export const talkReports = pgTable(
  'talk_reports',
  {
    id: uuid().primaryKey(),
    /** Null: it has closed since, or somebody is reported who was met in none. */
    roomId: uuid('room_id').references(() => rooms.id, { onDelete: 'set null' }),
    /** As the room was called; null in a report without one. */
    roomTitle: text('room_title'),
    /** Whether two said it to each other. */
    direct: boolean().notNull(),
    /** The message, which may be gone; null: a member is reported. */
    messageId: uuid('message_id'),
    number: bigint({ mode: 'number' }),
    /** Whom it is about. */
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    reporterId: uuid('reporter_id')
      .notNull()
      .references(() => members.id),
    reason: text({ enum: ['spam', 'insult', 'threat', 'sexual', 'other'] }).notNull(),
    note: text().notNull(),
    lines: jsonb().$type<StoredLine[]>().notNull(),
    edits: jsonb().$type<StoredEdit[]>().notNull(),
    /** Whose words stand in `lines`: they go with their account. */
    people: uuid().array().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null: nobody has decided yet. */
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closedBy: uuid('closed_by').references(() => members.id),
    outcome: text({ enum: ['delete', 'mute', 'ban', 'banMember', 'dismiss'] }),
    /** What those who look after the room decided: it closes the report for them, and after a while for the house. */
    roomClosedAt: timestamp('room_closed_at', { withTimezone: true }),
    roomClosedBy: uuid('room_closed_by').references(() => members.id),
    roomOutcome: text('room_outcome', { enum: ['delete', 'mute', 'ban', 'dismiss'] }),
  },
  (table) => [
    // Once each: a message for good, a member until it was decided about.
    uniqueIndex('talk_reports_message')
      .on(table.messageId, table.reporterId)
      .where(sql`${table.messageId} is not null`),
    uniqueIndex('talk_reports_of_member')
      .on(table.memberId, table.reporterId)
      .where(sql`${table.messageId} is null and ${table.closedAt} is null`),
    check('talk_reports_place', sql`(${table.messageId} is null) = (${table.number} is null)`),
    check('talk_reports_reason', sql`${table.reason} in ('spam', 'insult', 'threat', 'sexual', 'other')`),
    check('talk_reports_outcome', sql`${table.outcome} in ('delete', 'mute', 'ban', 'banMember', 'dismiss')`),
    check('talk_reports_closed', sql`(${table.closedAt} is null) = (${table.outcome} is null)`),
    check('talk_reports_room_outcome', sql`${table.roomOutcome} in ('delete', 'mute', 'ban', 'dismiss')`),
    check('talk_reports_room_closed', sql`(${table.roomClosedAt} is null) = (${table.roomOutcome} is null)`),
    index('talk_reports_left').on(table.roomClosedAt).where(sql`${table.closedAt} is null`),
    index('talk_reports_open').on(table.id).where(sql`${table.closedAt} is null`),
    index('talk_reports_room').on(table.roomId, table.id),
    index('talk_reports_about').on(table.memberId),
    index('talk_reports_reporter').on(table.reporterId),
    index('talk_reports_closer').on(table.closedBy),
    index('talk_reports_room_closer').on(table.roomClosedBy),
    index('talk_reports_people').using('gin', table.people),
  ],
);

/** Files that stay where they lie while a report is open to the house, whatever becomes of their messages. */
export const talkReportFiles = pgTable(
  'talk_report_files',
  {
    reportId: uuid('report_id')
      .notNull()
      .references(() => talkReports.id, { onDelete: 'cascade' }),
    attachmentId: uuid('attachment_id')
      .notNull()
      .references(() => attachments.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.attachmentId] }),
    index('talk_report_files_of').on(table.attachmentId),
  ],
);
