// The mail that waits to go out, written in the same transaction as what it tells of.
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';

export const mails = pgTable(
  'mails',
  {
    id: uuid().primaryKey(),
    /** Letters, or text messages: of those `subject` is the code alone, for gateways that know the words. */
    channel: text({ enum: ['mail', 'sms'] })
      .notNull()
      .default('mail'),
    /** Empty where nothing is sent: the row only takes as long as one that is. */
    recipient: text().notNull(),
    /** Whom it is about, wherever it goes: such a letter goes with its member. Null for nobody, and for the last one. */
    memberId: uuid('member_id').references(() => members.id, { onDelete: 'cascade' }),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** Null once it has gone out, or was given up. */
    nextTryAt: timestamp('next_try_at', { withTimezone: true }),
    tries: integer().notNull().default(0),
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (table) => [
    check('mails_channel', sql`${table.channel} in ('mail', 'sms')`),
    index('mails_due').on(table.channel, table.nextTryAt),
    index('mails_created').on(table.createdAt),
    index('mails_member').on(table.memberId),
  ],
);
