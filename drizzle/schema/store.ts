// Tables of the store: publishers, games with their texts, prices and sales, wishes, search.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';

/** A text in every language of the page. */
type Translated = { en: string; ko: string; zh: string };

export const publishers = pgTable(
  'publishers',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique('publishers_slug'),
    name: text().notNull(),
    /** What it says of itself, in the languages it says it in. */
    about: jsonb().$type<Partial<Translated>>().notNull().default({}),
    /** Counts changes of name and text, so that of two who edit at once the later learns of it. */
    version: integer().notNull().default(0),
  },
  (table) => [index('publishers_by_name').on(sql`lower(${table.name})`)],
);

export const categories = pgTable('categories', {
  slug: text().primaryKey(),
  parent: text(),
  position: smallint().notNull(),
  names: jsonb().$type<Translated>().notNull(),
});

export const tags = pgTable('tags', {
  slug: text().primaryKey(),
  names: jsonb().$type<Translated>().notNull(),
});

export const games = pgTable(
  'games',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique('games_slug'),
    /** A proper name; `titles` holds what it is called where that differs. */
    title: text().notNull(),
    titles: jsonb().$type<Partial<Translated>>().notNull(),
    /** Null: nobody is named as its maker. */
    publisherId: uuid('publisher_id').references(() => publishers.id),
    /** Which family of pictures is drawn for it. */
    genre: text().notNull(),
    systems: text().array().notNull(),
    languages: text().array().notNull(),
    state: text({ enum: ['draft', 'coming', 'early', 'released', 'delisted'] })
      .notNull()
      .default('released'),
    /** Whether it stands in lists and search. */
    listed: boolean().notNull().generatedAlwaysAs(sql`state in ('coming', 'early', 'released')`),
    /** Whether it can be bought, at its price. */
    sold: boolean().notNull().generatedAlwaysAs(sql`state in ('early', 'released')`),
    /** Null: not known. */
    releasedAt: timestamp('released_at', { withTimezone: true }),
    pictures: smallint().notNull(),
    trailer: boolean().notNull(),
    /** Copies in libraries; kept in the transaction that changes the library. */
    downloads: integer().notNull().default(0),
    /** Reviews that count, and those of them that recommend; kept by triggers on the reviews. */
    reviews: integer().notNull().default(0),
    positive: integer().notNull().default(0),
    wishes: integer().notNull().default(0),
    /** Counts changes its publisher made of what it is, so that of two who edit at once the later learns of it. */
    version: integer().notNull().default(0),
    /**
     * What "best rated" sorts by: the lower bound of the Wilson score interval at 95 % of the share of positive
     * reviews, 0 to 1. Two of two does not stand above ninety of a hundred.
     */
    ratingScore: doublePrecision('rating_score')
      .notNull()
      .generatedAlwaysAs(
        sql`case when reviews = 0 then 0 else (
          positive::float8 / reviews + 1.9208 / reviews
          - 1.96 * sqrt(positive::float8 * (reviews - positive) / reviews + 0.9604) / reviews
        ) / (1 + 3.8416 / reviews) end`,
      ),
  },
  (table) => [
    check('games_positive', sql`${table.positive} between 0 and ${table.reviews}`),
    check('games_counters', sql`${table.downloads} >= 0 and ${table.wishes} >= 0`),
    check('games_state', sql`${table.state} in ('draft', 'coming', 'early', 'released', 'delisted')`),
    // Few: what counts by shelves and tags leaves them out.
    index('games_unlisted').on(table.id).where(sql`not ${table.listed}`),
    index('games_publisher').on(table.publisherId),
    index('games_by_downloads').on(table.downloads.desc(), table.id),
    index('games_by_rating').on(table.ratingScore.desc(), table.id),
    // Those whose day is not known stand as if from 1970: last.
    index('games_by_release').on(
      sql`coalesce(${table.releasedAt}, to_timestamp(0)) desc nulls last`,
      table.id,
    ),
  ],
);

export const gameTexts = pgTable(
  'game_texts',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    language: text().notNull(),
    short: text().notNull(),
    long: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gameId, table.language] })],
);

/** What a machine needs for a game, by system: at least, and recommended. What is not known of it is null. */
export const gameRequirements = pgTable(
  'game_requirements',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    system: text({ enum: ['windows', 'macos', 'linux'] }).notNull(),
    level: text({ enum: ['least', 'recommended'] }).notNull(),
    os: text(),
    processor: text(),
    graphics: text(),
    /** MB. */
    memory: integer(),
    storage: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.gameId, table.system, table.level] }),
    check(
      'game_requirements_kind',
      sql`${table.system} in ('windows', 'macos', 'linux') and ${table.level} in ('least', 'recommended')`,
    ),
    check('game_requirements_sizes', sql`${table.memory} > 0 and ${table.storage} > 0`),
    check(
      'game_requirements_something',
      sql`num_nonnulls(${table.os}, ${table.processor}, ${table.graphics}, ${table.memory}, ${table.storage}) > 0`,
    ),
  ],
);

/** Pictures from the game that its publisher uploaded; they stand in place of the drawn ones. */
export const gamePictures = pgTable(
  'game_pictures',
  {
    /** Names its files; no id is given twice. */
    id: uuid().primaryKey(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
  },
  (table) => [index('game_pictures_game').on(table.gameId, table.position)],
);

/** Trailers its publisher uploaded; they stand in place of the drawn one. */
export const gameTrailers = pgTable(
  'game_trailers',
  {
    /** Names its file; no id is given twice. */
    id: uuid().primaryKey(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    type: text({ enum: ['mp4', 'webm'] }).notNull(),
    /** What its makers call it; empty: nothing. */
    title: text().notNull().default(''),
    /** Bytes. */
    size: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    check('game_trailers_title', sql`char_length(${table.title}) <= 80`),
    index('game_trailers_game').on(table.gameId, table.position),
    check('game_trailers_type', sql`${table.type} in ('mp4', 'webm')`),
    check('game_trailers_size', sql`${table.size} > 0`),
  ],
);

/** The cover and the wide picture its publisher uploaded for a game, in place of the drawn ones. */
export const gameFronts = pgTable(
  'game_fronts',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    shape: text({ enum: ['cover', 'wide'] }).notNull(),
    /** Names its files; no id is given twice. */
    id: uuid().notNull().unique('game_fronts_id'),
  },
  (table) => [
    primaryKey({ columns: [table.gameId, table.shape] }),
    check('game_fronts_shape', sql`${table.shape} in ('cover', 'wide')`),
  ],
);

/** Which categories a game stands in: its own and those above. */
export const gameCategories = pgTable(
  'game_categories',
  {
    category: text()
      .notNull()
      .references(() => categories.slug),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.category, table.gameId] }),
    index('game_categories_game').on(table.gameId),
  ],
);

export const gameTags = pgTable(
  'game_tags',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    tag: text()
      .notNull()
      .references(() => tags.slug),
    position: smallint().notNull(),
    /** Its owners gave it, not its publisher (see memberTags). */
    byMembers: boolean('by_members').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.gameId, table.tag] }), index('game_tags_tag').on(table.tag)],
);

/** Tags that members give games they own. What enough of them give stands among the tags of the game. */
export const memberTags = pgTable(
  'member_tags',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    tag: text()
      .notNull()
      .references(() => tags.slug),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gameId, table.tag, table.memberId] }),
    index('member_tags_member').on(table.memberId, table.gameId),
  ],
);

/** Tags of members that do not stand by a game, however many give them: a moderator said so. */
export const hiddenTags = pgTable(
  'hidden_tags',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    tag: text()
      .notNull()
      .references(() => tags.slug),
  },
  (table) => [primaryKey({ columns: [table.gameId, table.tag] })],
);

/** Minor units; 0 is free. No row: not for sale in that currency. */
export const prices = pgTable(
  'prices',
  {
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    currency: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gameId, table.currency] }),
    check('prices_amount', sql`${table.amount} >= 0`),
  ],
);

export const sales = pgTable(
  'sales',
  {
    id: uuid().primaryKey(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    percent: smallint().notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    /** Whose it is: no two of a publisher's sales of a game overlap (migration publishing_rules). Null: the shop's. */
    publisherId: uuid('publisher_id').references(() => publishers.id),
  },
  (table) => [
    check('sales_percent', sql`${table.percent} between 1 and 99`),
    check('sales_period', sql`${table.startsAt} < ${table.endsAt}`),
    index('sales_game').on(table.gameId, table.endsAt),
    index('sales_publisher').on(table.publisherId),
  ],
);

export const wishes = pgTable(
  'wishes',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Which falls of the price the member wants to be told of. */
    alertWhen: text('alert_when', { enum: ['any', 'percent', 'under'] })
      .notNull()
      .default('any'),
    /** Percent, or minor units of the currency. */
    alertValue: bigint('alert_value', { mode: 'number' }),
    alertCurrency: text('alert_currency'),
    /** How many falls of the game had been seen when it was wished for (trigger wishes_watch): none of these concerns it. */
    dropsBefore: integer('drops_before').notNull().default(0),
  },
  (table) => [
    check(
      'wishes_alert',
      sql`case ${table.alertWhen} when 'any' then ${table.alertValue} is null and ${table.alertCurrency} is null
        when 'percent' then ${table.alertValue} between 1 and 100 and ${table.alertCurrency} is null
        when 'under' then ${table.alertValue} > 0 and ${table.alertCurrency} is not null else false end`,
    ),
    primaryKey({ columns: [table.memberId, table.gameId] }),
    index('wishes_newest').on(table.memberId, table.at.desc(), table.gameId),
    index('wishes_game').on(table.gameId, table.memberId),
  ],
);

/** What a member means to buy, and what it cost when they put it there. */
export const cartItems = pgTable(
  'cart_items',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Minor units; null when it was not for sale then. */
    seenAmount: bigint('seen_amount', { mode: 'number' }),
    seenCurrency: text('seen_currency').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.gameId] }),
    index('cart_items_game').on(table.gameId),
  ],
);

/**
 * Which game a row of a catalogue file became, and what the file said of it then, so that the same file again writes
 * nothing and another only what it changed.
 */
export const importedGames = pgTable(
  'imported_games',
  {
    /** Whose catalogue it is: `lobby import --source`. */
    source: text().notNull(),
    /** The game's id in that catalogue, or its folded name and publisher where it has none. */
    key: text().notNull(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id, { onDelete: 'cascade' }),
    /** A digest of each part of the row: `{ title: "…", tags: "…" }`. */
    digests: jsonb().$type<Record<string, string>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.key] }),
    index('imported_games_game').on(table.gameId),
  ],
);

/**
 * A row for each statement that changed the store, written by triggers (migration 0009) in the transaction that
 * changes it: as long as the rows one sees are the same, so is all that can be counted. Rows of the last minutes are
 * kept. Nobody waits for anybody, as each writes a row of its own.
 */
export const storeChanges = pgTable(
  'store_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** `copies` for copies in libraries alone, `catalogue` for everything else. */
    kind: text().notNull(),
    /** A random number: the sum of those seen names their set. */
    token: bigint({ mode: 'number' }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('store_changes_at').on(table.at)],
);

/**
 * What search looks through. `document` is the folded text of names, tags and publisher in every language, for
 * trigrams; `grams` holds the single and paired characters of its Han, Hangul and Kana, which trigrams cannot find.
 */
export const gameSearch = pgTable(
  'game_search',
  {
    gameId: uuid('game_id')
      .primaryKey()
      .references(() => games.id, { onDelete: 'cascade' }),
    /** The folded name alone, so that a hit in the name ranks first. */
    name: text().notNull(),
    document: text().notNull(),
    grams: text().array().notNull(),
  },
  (table) => [
    // What is written is gathered first, since one by one costs ten times as much; the list of what waits is kept
    // short (in KiB), as every search reads it, and whoever writes many rows empties it (refreshSearch.ts).
    index('game_search_document')
      .using('gin', sql`${table.document} gin_trgm_ops`)
      .with({ fastupdate: true, gin_pending_list_limit: 256 }),
    index('game_search_grams')
      .using('gin', table.grams)
      .with({ fastupdate: true, gin_pending_list_limit: 256 }),
  ],
);
