// Tables of the library: the copies members own, how they keep them in order, where they have them, and when they play.
//
// What the migration adds by hand, because drizzle has no word for it: the constraint `play_stretches_apart`, by which no
// moment of a member in a game is counted twice.
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { games } from './store.ts';
import { orderLines } from './wallet.ts';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const at = (name?: string) =>
  name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true });
const memberId = () =>
  uuid('member_id')
    .notNull()
    .references(() => members.id, { onDelete: 'cascade' });

/**
 * A copy a member owns. It came by an order (their own, or somebody's gift), by a key, or was granted by the house, as
 * those are with which a demo begins. There is one exactly while such a reason stands: a refund takes it away, and
 * what hangs on it.
 */
export const entitlements = pgTable(
  'entitlements',
  {
    memberId: memberId(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id),
    at: at().notNull(),
    /** Milliseconds played: what the stretches hold, and what was played before there were any. */
    playMs: bigint('play_ms', { mode: 'number' }).notNull().default(0),
    /** The end of the newest stretch. */
    playedAt: at('played_at'),
    hidden: boolean().notNull().default(false),
    source: text().notNull().default('grant'),
    /** The line of the order it came by. */
    lineId: uuid('line_id').references(() => orderLines.id),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.gameId] }),
    unique('entitlements_line').on(table.lineId),
    check(
      'entitlements_source',
      sql`${table.source} in ('order', 'key', 'grant') and (${table.source} = 'order') = (${table.lineId} is not null)`,
    ),
    check('entitlements_played', sql`${table.playMs} >= 0`),
    index('entitlements_game').on(table.gameId),
    index('entitlements_newest').on(table.memberId, table.at.desc(), table.gameId),
    index('entitlements_played_last').on(table.memberId, table.playedAt.desc(), table.gameId),
  ],
);

/** A row about a copy goes with it. */
const ofCopy = (name: string, table: { memberId: AnyPgColumn; gameId: AnyPgColumn }) =>
  foreignKey({
    name,
    columns: [table.memberId, table.gameId],
    foreignColumns: [entitlements.memberId, entitlements.gameId],
  }).onDelete('cascade');

/** A machine, or a browser, that a member has games on. It makes its own id and tells what it is called. */
export const gameDevices = pgTable(
  'game_devices',
  { memberId: memberId(), id: uuid().notNull(), name: text().notNull(), seenAt: at('seen_at').notNull() },
  (table) => [
    primaryKey({ columns: [table.memberId, table.id] }),
    check('game_devices_name', sql`char_length(${table.name}) between 1 and 60`),
    index('game_devices_newest').on(table.memberId, table.seenAt.desc(), table.id),
  ],
);

const onDevice = (name: string, table: { memberId: AnyPgColumn; deviceId: AnyPgColumn }) =>
  foreignKey({
    name,
    columns: [table.memberId, table.deviceId],
    foreignColumns: [gameDevices.memberId, gameDevices.id],
  }).onDelete('cascade');

/** Which copies stand ready on which device. */
export const installs = pgTable(
  'installs',
  {
    memberId: uuid('member_id').notNull(),
    gameId: uuid('game_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    at: at().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.gameId, table.deviceId] }),
    ofCopy('installs_owned', table),
    onDevice('installs_on', table),
    index('installs_device').on(table.memberId, table.deviceId),
  ],
);

/** A shelf of a member's own, by the name they gave it. */
export const collections = pgTable(
  'collections',
  {
    id: uuid().primaryKey(),
    memberId: memberId(),
    name: text().notNull(),
    /** By which no two of a member are called the same: without case and width. */
    nameKey: text('name_key').notNull(),
    at: at().notNull(),
  },
  (table) => [
    unique('collections_name').on(table.memberId, table.nameKey),
    unique('collections_owner').on(table.memberId, table.id),
    check('collections_name_length', sql`char_length(${table.name}) between 1 and 40`),
  ],
);

/** Which copies stand on which shelf. */
export const collectionGames = pgTable(
  'collection_games',
  {
    memberId: uuid('member_id').notNull(),
    gameId: uuid('game_id').notNull(),
    collectionId: uuid('collection_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.gameId] }),
    ofCopy('collection_games_owned', table),
    foreignKey({
      name: 'collection_games_owner',
      columns: [table.memberId, table.collectionId],
      foreignColumns: [collections.memberId, collections.id],
    }).onDelete('cascade'),
    index('collection_games_copy').on(table.memberId, table.gameId),
  ],
);

/** What is being played now: one game a device. Whose device has not been heard of for long plays no more. */
export const playSessions = pgTable(
  'play_sessions',
  {
    memberId: uuid('member_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    gameId: uuid('game_id').notNull(),
    startedAt: at('started_at').notNull(),
    /** When the device was heard of last; up to here the time is counted. */
    beatAt: at('beat_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.deviceId] }),
    ofCopy('play_sessions_owned', table),
    onDevice('play_sessions_device', table),
    check('play_sessions_order', sql`${table.startedAt} <= ${table.beatAt}`),
    index('play_sessions_copy').on(table.memberId, table.gameId),
  ],
);

/** When a member played a game, however many devices they played it on. Kept when the copy is given back. */
export const playStretches = pgTable(
  'play_stretches',
  {
    memberId: memberId(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id),
    beganAt: at('began_at').notNull(),
    endedAt: at('ended_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.gameId, table.beganAt] }),
    check('play_stretches_order', sql`${table.beganAt} < ${table.endedAt}`),
  ],
);

/** A key that stands for a copy. Its code is printed once, where it was made, and stored as SHA-256. */
export const productKeys = pgTable(
  'product_keys',
  {
    id: uuid().primaryKey(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id),
    codeHash: bytea('code_hash').notNull(),
    madeAt: at('made_at').notNull(),
    redeemedBy: uuid('redeemed_by').references(() => members.id),
    redeemedAt: at('redeemed_at'),
  },
  (table) => [
    unique('product_keys_code').on(table.codeHash),
    check('product_keys_redeemed', sql`(${table.redeemedBy} is null) = (${table.redeemedAt} is null)`),
    index('product_keys_redeemed_by').on(table.redeemedBy),
    index('product_keys_game').on(table.gameId),
  ],
);
