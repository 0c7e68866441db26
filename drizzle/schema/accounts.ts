// Tables of accounts: members and their sessions.
import { sql } from 'drizzle-orm';
import { boolean, check, customType, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

export const members = pgTable(
  'members',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    /** What makes an address unique: lower case. */
    emailKey: text('email_key').notNull().unique('members_email_key'),
    nickname: text().notNull(),
    /** What makes a nickname unique: NFKC, lower case. */
    nicknameKey: text('nickname_key').notNull().unique('members_nickname_key'),
    passwordHash: text('password_hash'),
    country: text().notNull(),
    language: text().notNull(),
    avatar: text().notNull(),
    kind: text({ enum: ['normal', 'vip', 'publisher'] })
      .notNull()
      .default('normal'),
    role: text({ enum: ['member', 'moderator', 'admin'] })
      .notNull()
      .default('member'),
    /** Made by the demo seed: offered for sign-in by one click where the demo is on. */
    demo: boolean().notNull().default(false),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    check('members_language', sql`${table.language} in ('en', 'ko', 'zh')`),
    check('members_country', sql`${table.country} ~ '^[A-Z]{2}$'`),
    check('members_kind', sql`${table.kind} in ('normal', 'vip', 'publisher')`),
    check('members_role', sql`${table.role} in ('member', 'moderator', 'admin')`),
    index('members_demo').on(table.joinedAt).where(sql`${table.demo}`),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token; the token itself is only in the cookie. */
    tokenHash: bytea('token_hash').notNull().unique('sessions_token_hash'),
    userAgent: text('user_agent').notNull(),
    address: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('sessions_member').on(table.memberId), index('sessions_expires').on(table.expiresAt)],
);
