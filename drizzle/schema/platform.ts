// Tables no feature owns: the keys of changes already made, and marks of work done once.
import { customType, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

/** One row for each keyed change: the same key answers with the first result, for ever. */
export const requestKeys = pgTable(
  'request_keys',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    procedure: text().notNull(),
    key: uuid().notNull(),
    /** SHA-256 of the input without its key, to tell a repetition from a reuse. */
    inputHash: bytea('input_hash').notNull(),
    /** Null only inside the transaction that makes the change. */
    result: jsonb(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.procedure, table.key] })],
);

/** Tokens good for one use that were used. Kept until they would have run out. */
export const spentTokens = pgTable(
  'spent_tokens',
  {
    id: uuid().primaryKey(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('spent_tokens_expires').on(table.expiresAt)],
);

/** Facts about this installation, such as which seed it was filled with. */
export const installation = pgTable('installation', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
});
