// Tables of chat: rooms, who is in them, messages and the other lines of the timeline.
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Attachment } from '../../shared/attachments.ts';
import { members } from './accounts.ts';
import { entitlements } from './library.ts';
import { games } from './store.ts';

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
    /** What those who come in from now on see of the time before: everything, or nothing. */
    history: text({ enum: ['all', 'joined'] })
      .notNull()
      .default('all'),
    /** Seconds between two messages of one member; 0 for none. */
    slowMode: integer('slow_mode').notNull().default(0),
    /** Words that nobody writes here, as the owner wrote them, */
    filterWords: text('filter_words').array().notNull().default([]),
    /** and as they are looked for: word by word the same, in the form of features/chat/wordFilter.ts. */
    filterPatterns: text('filter_patterns').array().notNull().default([]),
    /** Whether a group stands in the list everybody sees, and may be asked for by everybody. */
    listed: boolean().notNull().default(false),
    /** The uploaded picture of a group. */
    picture: uuid(),
    /** Whose community meets here. */
    gameId: uuid('game_id').references(() => games.id),
  },
  (table) => [
    check('rooms_history', sql`${table.history} in ('all', 'joined')`),
    check('rooms_slow_mode', sql`${table.slowMode} between 0 and 21600`),
    check('rooms_filter', sql`cardinality(${table.filterWords}) = cardinality(${table.filterPatterns})`),
    check('rooms_kind', sql`${table.kind} in ('lobby', 'open', 'group', 'direct', 'game', 'rental')`),
    // What two say to each other has no title: it is called after the other one.
    check(
      'rooms_title',
      sql`case when ${table.kind} = 'direct' then ${table.title} = '' else char_length(${table.title}) between 1 and 35 end`,
    ),
    // All who own a game find room where it is talked about.
    check(
      'rooms_capacity',
      sql`${table.capacity} between 2 and case when ${table.kind} in ('game', 'lobby') then 10000000 else 10000 end`,
    ),
    check('rooms_not_overfull', sql`${table.memberCount} between 0 and ${table.capacity}`),
    check('rooms_listed', sql`not ${table.listed} or ${table.kind} = 'group'`),
    check('rooms_picture', sql`${table.picture} is null or ${table.kind} = 'group'`),
    check('rooms_game', sql`(${table.gameId} is not null) = (${table.kind} = 'game')`),
    unique('rooms_one_of_game').on(table.gameId),
    uniqueIndex('rooms_one_lobby').on(table.kind).where(sql`${table.kind} = 'lobby'`),
    index('rooms_by_kind').on(table.kind, table.id),
    index('rooms_listed_groups').on(table.id).where(sql`${table.listed}`),
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
    /** The newest message that has come to one of the member's devices; at least what they have read. */
    deliveredNumber: bigint('delivered_number', { mode: 'number' }).notNull().default(0),
    /** The member sees what was said after this message, */
    seenAfter: bigint('seen_after', { mode: 'number' }).notNull().default(0),
    /** and events after this seq: where the room was when they came, if its history was not for newcomers. */
    seenSince: bigint('seen_since', { mode: 'number' }).notNull().default(0),
    /**
     * When the sweep first saw the member of an open room without any connection; null while connected. Counted only while a
     * server runs, so a restart clears it.
     */
    absentSince: timestamp('absent_since', { withTimezone: true }),
    /** When the member last sent a message here: what slow mode counts from. */
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** Of what the member wants to be told by sound and notices, on every device. */
    notify: text({ enum: ['all', 'mentions', 'nothing'] })
      .notNull()
      .default('all'),
    /** Whether the member hears nothing of the room and sees no count of it, but for what calls them. */
    quiet: boolean().notNull().default(false),
    /** Whether the member helps the owner of a group; of who owns the room it says nothing. */
    moderates: boolean().notNull().default(false),
    /** Whether a group that is listed stands on the member's card. */
    onCard: boolean('on_card').notNull().default(true),
    /** In the room of a game, that game: who has no copy of it any more cannot be in. */
    gameId: uuid('game_id'),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.memberId] }),
    foreignKey({
      name: 'room_members_copy',
      columns: [table.memberId, table.gameId],
      foreignColumns: [entitlements.memberId, entitlements.gameId],
    }).onDelete('cascade'),
    index('room_members_of_game').on(table.memberId, table.gameId).where(sql`${table.gameId} is not null`),
    index('room_members_moderators').on(table.roomId).where(sql`${table.moderates}`),
    check('room_members_notify', sql`${table.notify} in ('all', 'mentions', 'nothing')`),
    index('room_members_by_member').on(table.memberId, table.roomId),
    index('room_members_by_time').on(table.roomId, table.joinedAt, table.memberId),
    // Few are away from an open room at a time, and each who comes asks for theirs.
    index('room_members_absent')
      .on(table.memberId, table.roomId)
      .where(sql`${table.absentSince} is not null`),
  ],
);

/** Whose room a direct one is: one for each two members, lowest id first. */
export const directs = pgTable(
  'directs',
  {
    roomId: uuid('room_id')
      .primaryKey()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    lowId: uuid('low_id')
      .notNull()
      .references(() => members.id),
    highId: uuid('high_id')
      .notNull()
      .references(() => members.id),
    /** Who opened it; to the other it is nothing before something is said. */
    openedByLow: boolean('opened_by_low').notNull(),
  },
  (table) => [
    unique('directs_pair').on(table.lowId, table.highId),
    check('directs_order', sql`${table.lowId} < ${table.highId}`),
    index('directs_high').on(table.highId),
  ],
);

/** Messages of direct rooms about which nobody has looked yet whether an alert is due; gone after seconds. */
export const directNews = pgTable(
  'direct_news',
  {
    /** The message's id: they rise with time. */
    id: uuid().primaryKey(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    number: bigint({ mode: 'number' }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('direct_news_at').on(table.at), index('direct_news_room').on(table.roomId)],
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
    /** The seq of the event that told of it, from where on the log may hold its words; null of what nobody was told. */
    seq: bigint({ mode: 'number' }),
    editedAt: timestamp('edited_at', { withTimezone: true }),
    /** What is deleted stays as a line without words, so that numbers have no gap. */
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
    /** The number of the message it answers, in the same room; that one may be gone. */
    replyTo: bigint('reply_to', { mode: 'number' }),
    /** How often each emoji stands under it, in the order of first use. Kept with message_reactions under the room's lock. */
    reactions: jsonb().$type<{ emoji: string; count: number }[]>(),
    /** Who is addressed, with the name of then. */
    mentions: jsonb().$type<{ id: string; nickname: string }[]>(),
    /** Addresses everybody in the room. */
    mentionsAll: boolean('mentions_all').notNull().default(false),
    /** What hangs on it, as it is told: the rows of `attachments` say the same. */
    attachments: jsonb().$type<Attachment[]>(),
    /** A whisper, a message of a direct room, was said in this room, which may be gone, after its message of that number. */
    shownIn: uuid('shown_in'),
    shownAfter: bigint('shown_after', { mode: 'number' }),
  },
  (table) => [
    index('messages_shown')
      .on(table.shownIn, table.shownAfter, table.id)
      .where(sql`${table.shownIn} is not null`),
    unique('messages_room_number').on(table.roomId, table.number),
    check(
      'messages_body',
      sql`case when ${table.deletedAt} is null then char_length(${table.body}) <= 2000 and (${table.body} <> '' or ${table.attachments} is not null) else ${table.body} = '' end`,
    ),
    index('messages_author').on(table.authorId, table.id),
    // Searched by pieces of 4,096 numbers, the newest first (features/chat/search). New messages wait in the index's own list,
    // which each search reads as well; it is short, since it is read for each piece.
    index('messages_terms')
      .using(
        'gin',
        sql`message_terms(${table.roomId}, ${table.number}, ${table.authorId}, ${table.body}, ${table.attachments})`,
      )
      .with({ fastupdate: true, gin_pending_list_limit: 64 })
      .where(sql`${table.body} <> '' or ${table.attachments} is not null`),
    index('messages_to_all').on(table.roomId, table.number).where(sql`${table.mentionsAll}`),
  ],
);

/** The message a row belongs to: gone with it. */
const ofMessage = (table: { roomId: AnyPgColumn; number: AnyPgColumn }) =>
  foreignKey({
    columns: [table.roomId, table.number],
    foreignColumns: [messages.roomId, messages.number],
  }).onDelete('cascade');

/** What edited messages said before: for those in the room to read. */
export const messageEdits = pgTable(
  'message_edits',
  {
    id: uuid().primaryKey(),
    roomId: uuid('room_id').notNull(),
    number: bigint({ mode: 'number' }).notNull(),
    body: text().notNull(),
    /** When it was written so. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [ofMessage(table), index('message_edits_of').on(table.roomId, table.number, table.id)],
);

export const messageReactions = pgTable(
  'message_reactions',
  {
    roomId: uuid('room_id').notNull(),
    number: bigint({ mode: 'number' }).notNull(),
    emoji: text().notNull(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.number, table.emoji, table.memberId] }),
    ofMessage(table),
    index('message_reactions_member').on(table.memberId, table.roomId, table.number),
    index('message_reactions_time').on(table.roomId, table.number, table.emoji, table.at, table.memberId),
  ],
);

/** Who is addressed where: for counting what they have not read. */
export const messageMentions = pgTable(
  'message_mentions',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    roomId: uuid('room_id').notNull(),
    number: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.roomId, table.number] }),
    ofMessage(table),
    index('message_mentions_of').on(table.roomId, table.number),
  ],
);

/** What the room keeps in sight; the newest pin has the highest id. */
export const messagePins = pgTable(
  'message_pins',
  {
    id: uuid().primaryKey(),
    roomId: uuid('room_id').notNull(),
    number: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [ofMessage(table), unique('message_pins_once').on(table.roomId, table.number)],
);

/** Joined, left, removed, banned, owner changed, a message pinned, settings changed: lines of the timeline that follow a message and carry no number of their own. */
export const roomLines = pgTable(
  'room_lines',
  {
    id: uuid().primaryKey(),
    roomId: uuid('room_id').notNull(),
    afterNumber: bigint('after_number', { mode: 'number' }).notNull(),
    kind: text({ enum: ['joined', 'left', 'removed', 'banned', 'owner', 'settings', 'pinned'] }).notNull(),
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
