// Tables of accounts: members, their sessions, and the ways in besides the password.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

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
    /** When the member last proved that mail to the address reaches them; null for an address only claimed. */
    emailVerifiedAt: timestamp('email_verified_at', { withTimezone: true }),
    /** A telephone number as E.164 has it, once a code sent to it came back; null without one. */
    mobile: text().unique('members_mobile'),
    passwordHash: text('password_hash'),
    /** The name on papers; shown to nobody else. */
    name: text().notNull().default(''),
    gender: text({ enum: ['unset', 'female', 'male', 'other'] })
      .notNull()
      .default('unset'),
    birthday: date({ mode: 'string' }),
    /** What the member says of themselves. */
    bio: text().notNull().default(''),
    /** Points earned; the level follows from them. */
    experience: integer().notNull().default(0),
    country: text().notNull(),
    language: text().notNull(),
    avatar: text().notNull(),
    kind: text({ enum: ['normal', 'vip', 'publisher'] })
      .notNull()
      .default('normal'),
    role: text({ enum: ['member', 'moderator', 'admin'] })
      .notNull()
      .default('member'),
    /** Set while the member may not come in; `bannedUntil` null means for good. */
    bannedAt: timestamp('banned_at', { withTimezone: true }),
    bannedUntil: timestamp('banned_until', { withTimezone: true }),
    banReason: text('ban_reason').notNull().default(''),
    /** Made by the demo seed: offered for sign-in by one click where the demo is on. */
    demo: boolean().notNull().default(false),
    /** Set when the member deleted their account: the row stays for what they left behind, with nothing of them in it. */
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    check('members_language', sql`${table.language} in ('en', 'ko', 'zh')`),
    check('members_country', sql`${table.country} ~ '^[A-Z]{2}$'`),
    check('members_kind', sql`${table.kind} in ('normal', 'vip', 'publisher')`),
    check('members_gender', sql`${table.gender} in ('unset', 'female', 'male', 'other')`),
    check('members_role', sql`${table.role} in ('member', 'moderator', 'admin')`),
    // Whatever races with a deletion: nothing personal is ever written into what it left.
    check(
      'members_deleted',
      sql`${table.deletedAt} is null or (${table.email} = '' and ${table.nickname} = '' and ${table.name} = ''
        and ${table.bio} = '' and ${table.birthday} is null and ${table.gender} = 'unset'
        and ${table.passwordHash} is null and ${table.mobile} is null and ${table.emailVerifiedAt} is null and ${table.role} = 'member'
        and not ${table.demo} and ${table.emailKey} = 'gone:' || ${table.id}::text and ${table.nicknameKey} = ${table.emailKey})`,
    ),
    // For the sweep of pictures.
    index('members_uploaded').on(table.avatar).where(sql`${table.avatar} like 'up-%'`),
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

/** Codes and links sent to an address. One that was asked for an address without an account stands here too. */
export const proofs = pgTable(
  'proofs',
  {
    id: uuid().primaryKey(),
    /** What it is good for, and nothing else. */
    purpose: text({
      enum: [
        'signIn',
        'link',
        'resetPassword',
        'changeEmail',
        'proveEmail',
        'signInSms',
        'changeMobile',
        'deleteAccount',
      ],
    }).notNull(),
    /** The address or number it was sent to, as it was written, and as it is compared. */
    email: text().notNull(),
    emailKey: text('email_key').notNull(),
    /** Null where the address has no account: then no secret fits. */
    memberId: uuid('member_id').references(() => members.id, { onDelete: 'cascade' }),
    /** argon2id of a code, SHA-256 in hex of a link's token. */
    secretHash: text('secret_hash').notNull(),
    /** Wrong guesses so far. */
    guesses: integer().notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      'proofs_purpose',
      sql`${table.purpose} in ('signIn', 'link', 'resetPassword', 'changeEmail', 'proveEmail', 'signInSms', 'changeMobile', 'deleteAccount')`,
    ),
    // A newer one takes the place of the older.
    unique('proofs_one').on(table.purpose, table.emailKey, table.memberId).nullsNotDistinct(),
    index('proofs_member').on(table.memberId),
    index('proofs_expires').on(table.expiresAt),
    index('proofs_secret').on(table.secretHash),
  ],
);

/** Who a member is to an OpenID Connect provider. */
export const identities = pgTable(
  'identities',
  {
    /** The provider's name in the settings. */
    provider: text().notNull(),
    /** The provider's `sub`. */
    subject: text().notNull(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('identities_subject').on(table.provider, table.subject),
    unique('identities_member').on(table.memberId, table.provider),
  ],
);

/** Sign-ins that were begun and have gone to a provider; each comes back once. */
export const oidcAttempts = pgTable(
  'oidc_attempts',
  {
    /** SHA-256 of the state, which travels through the provider. */
    stateHash: bytea('state_hash').primaryKey(),
    /** SHA-256 of a secret that only the browser which began has, in a cookie. */
    browserHash: bytea('browser_hash').notNull(),
    provider: text().notNull(),
    nonce: text().notNull(),
    /** Proof Key for Code Exchange: shown when the code is redeemed. */
    codeVerifier: text('code_verifier').notNull(),
    /** The path of the page to go on to. */
    back: text().notNull(),
    /** For an account that may be made. */
    country: text().notNull(),
    language: text().notNull(),
    /** Whose account is to be connected; null for a sign-in. When that session ends, so does this. */
    sessionId: uuid('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('oidc_attempts_expires').on(table.expiresAt),
    index('oidc_attempts_session').on(table.sessionId),
  ],
);

/** What those who look after the shop did to members, and who left. Never changed, but that reasons go with their member. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null for the console. */
    actorId: uuid('actor_id').references(() => members.id, { onDelete: 'set null' }),
    memberId: uuid('member_id').references(() => members.id, { onDelete: 'set null' }),
    action: text().notNull(),
    details: jsonb().$type<Record<string, string | number | null>>().notNull(),
  },
  (table) => [
    index('audit_log_member').on(table.memberId, table.id),
    index('audit_log_actor').on(table.actorId),
  ],
);

/** A member's passkeys (WebAuthn): on their devices, or in what keeps their passwords. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** The authenticator's name for it, base64url. */
    credentialId: text('credential_id').notNull().unique('passkeys_credential'),
    /** COSE. */
    publicKey: bytea('public_key').notNull(),
    /** Uses as the authenticator counts them; many always say 0. One that goes back is a copy. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** How a browser reaches it: `internal`, `hybrid`, `usb` … */
    transports: text().array().notNull(),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (table) => [index('passkeys_member').on(table.memberId)],
);

/** Devices that want to come in by another that is signed in. */
export const qrSignIns = pgTable(
  'qr_sign_ins',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of what the device that asks keeps. */
    claimHash: bytea('claim_hash').notNull().unique('qr_sign_ins_claim'),
    /** SHA-256 of what the other device reads. */
    codeHash: bytea('code_hash').notNull().unique('qr_sign_ins_code'),
    userAgent: text('user_agent').notNull(),
    address: text().notNull(),
    /** Who read the code first, and alone may answer. */
    memberId: uuid('member_id').references(() => members.id, { onDelete: 'cascade' }),
    state: text({ enum: ['waiting', 'approved', 'refused'] })
      .notNull()
      .default('waiting'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    check('qr_sign_ins_state', sql`${table.state} in ('waiting', 'approved', 'refused')`),
    index('qr_sign_ins_member').on(table.memberId),
    index('qr_sign_ins_expires').on(table.expiresAt),
  ],
);

/** Tokens of clients without cookies; a session is their family. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    /** SHA-256 of the token. */
    hash: bytea().primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['access', 'refresh'] }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When a refresh token was used first; kept, so that a second use is seen. */
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [
    check('api_tokens_kind', sql`${table.kind} in ('access', 'refresh')`),
    index('api_tokens_session').on(table.sessionId),
    index('api_tokens_expires').on(table.expiresAt),
  ],
);

/** Accounts that were deleted and of which something is still to be cleared away. A job goes over them until it is done. */
export const leavings = pgTable(
  'leavings',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Whether what the member wrote in rooms goes too. */
    withMessages: boolean('with_messages').notNull(),
    /** The uploaded picture whose files are still to be deleted. */
    picture: text(),
    /** When every room and list had been told; null until then. */
    toldAt: timestamp('told_at', { withTimezone: true }),
    /** When everything had been cleared away for the first time; it is once more, for calls that were under way. */
    clearedAt: timestamp('cleared_at', { withTimezone: true }),
  },
  (table) => [index('leavings_at').on(table.at)],
);
