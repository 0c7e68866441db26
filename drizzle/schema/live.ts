// Tables of the live engine: the head of each topic and the durable log of its events.
import { bigint, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const topics = pgTable('topics', {
  topic: text().primaryKey(),
  /** The seq of the newest event; raised in the transaction that appends. */
  head: bigint({ mode: 'number' }).notNull(),
});

export const events = pgTable(
  'events',
  {
    topic: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    payload: jsonb().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Up to this seq rings must forget what they hold: the log has erased or replaced something there. */
    erases: bigint({ mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.topic, table.seq] })],
);
