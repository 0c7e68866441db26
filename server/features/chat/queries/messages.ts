// Pages of a room's timeline: messages by number, with the lines that belong between them.
import { and, asc, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { messageReactions, messages, roomLines } from '../../../../drizzle/schema/chat.ts';
import type { MessagesPage, PlacedPage } from '../../../../shared/chat.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { presentLine } from '../present.ts';
import { type MessageRow, messageColumns, peopleOf, presentMessage } from '../presentMessage.ts';

/** The most lines a page carries: the newest of a time when people only came and went. */
const linesPerPage = 200;
/** Above every number. */
const newest = Number.MAX_SAFE_INTEGER;

const quoted = alias(messages, 'quoted');

const columns = {
  ...messageColumns,
  quotedAuthorId: quoted.authorId,
  quotedBody: quoted.body,
  quotedDeletedAt: quoted.deletedAt,
  quotedAttachments: quoted.attachments,
};
const ofRoom = eq(messages.roomId, sql.placeholder('roomId'));
/** What stands before the viewer's view is quoted to them no more than shown. */
const isQuoted = and(
  eq(quoted.roomId, messages.roomId),
  eq(quoted.number, messages.replyTo),
  gt(quoted.number, sql.placeholder('seenAfter')),
);

const buildMessages = (db: Executor) =>
  db
    .select(columns)
    .from(messages)
    .leftJoin(quoted, isQuoted)
    .where(
      and(
        ofRoom,
        lt(messages.number, sql.placeholder('before')),
        gt(messages.number, sql.placeholder('seenAfter')),
      ),
    )
    .orderBy(desc(messages.number))
    .limit(sql.placeholder('limit'))
    .prepare('chat_messages');

const buildNewer = (db: Executor) =>
  db
    .select(columns)
    .from(messages)
    .leftJoin(quoted, isQuoted)
    .where(and(ofRoom, gt(messages.number, sql.placeholder('after'))))
    .orderBy(asc(messages.number))
    .limit(sql.placeholder('limit'))
    .prepare('chat_newer_messages');

const buildOwnReactions = (db: Executor) =>
  db
    .select({ number: messageReactions.number, emoji: messageReactions.emoji })
    .from(messageReactions)
    .where(
      and(
        eq(messageReactions.memberId, sql.placeholder('viewer')),
        eq(messageReactions.roomId, sql.placeholder('roomId')),
        gte(messageReactions.number, sql.placeholder('from')),
        lte(messageReactions.number, sql.placeholder('to')),
      ),
    )
    .prepare('chat_own_reactions');

const buildLines = (db: Executor) =>
  db
    .select({
      id: roomLines.id,
      afterNumber: roomLines.afterNumber,
      kind: roomLines.kind,
      memberId: roomLines.memberId,
      at: roomLines.at,
    })
    .from(roomLines)
    .where(
      and(
        eq(roomLines.roomId, sql.placeholder('roomId')),
        gte(roomLines.afterNumber, sql.placeholder('from')),
        lt(roomLines.afterNumber, sql.placeholder('before')),
      ),
    )
    .orderBy(desc(roomLines.afterNumber), desc(roomLines.id))
    .limit(linesPerPage)
    .prepare('chat_lines');

const preparedMessages = prepared(buildMessages);
const preparedNewer = prepared(buildNewer);
const preparedOwnReactions = prepared(buildOwnReactions);
const preparedLines = prepared(buildLines);

type Queries = {
  messages: ReturnType<typeof buildMessages>;
  ownReactions: ReturnType<typeof buildOwnReactions>;
  lines: ReturnType<typeof buildLines>;
};
type Rows = {
  items: MessageRow[];
  ownReactions: { number: number; emoji: string }[];
  lines: Awaited<ReturnType<Queries['lines']['execute']>>;
  nextBefore: number | null;
};
/** Whose view of which room, and after which message it begins. */
type View = { roomId: string; viewer: string; seenAfter: number };

async function readRows(queries: Queries, view: View, before: number | null, limit: number): Promise<Rows> {
  const { roomId, seenAfter } = view;
  const found = await queries.messages.execute({
    roomId,
    seenAfter,
    before: before ?? newest,
    limit: limit + 1,
  });
  const hasMore = found.length > limit;
  const items = found.slice(0, limit).reverse();
  const first = items[0];
  // Nothing below `before`: whatever lines there are belong to the page that was asked with no `before`.
  if (!first && before !== null) return { items, ownReactions: [], lines: [], nextBefore: null };
  // A line belongs to the page of the message it follows; those before the first message to the oldest page.
  const from = hasMore && first ? first.number : seenAfter;
  return {
    items,
    ...(await readAround(queries, view, items, [from, before ?? newest])),
    nextBefore: hasMore && first ? first.number : null,
  };
}

/** What stands under and between messages: reactions of the viewer, and the lines of a span of numbers. */
async function readAround(
  queries: Queries,
  { roomId, viewer }: View,
  items: MessageRow[],
  [from, before]: [number, number],
): Promise<Pick<Rows, 'ownReactions' | 'lines'>> {
  const ownReactions = items.some(({ reactions }) => reactions)
    ? await queries.ownReactions.execute({ roomId, viewer, from, to: items.at(-1)?.number ?? 0 })
    : [];
  const lines = await queries.lines.execute({ roomId, from, before });
  return { ownReactions, lines: lines.reverse() };
}

/** The rows of a page inside a snapshot; give them to `presentMessages` when the transaction is over. */
export const readMessageRows = (tx: Executor, view: View, limit: number): Promise<Rows> =>
  readRows(
    { messages: buildMessages(tx), ownReactions: buildOwnReactions(tx), lines: buildLines(tx) },
    view,
    null,
    limit,
  );

export async function presentMessages(database: Database, rows: Rows): Promise<MessagesPage> {
  const people = [...rows.items.flatMap(peopleOf), ...rows.lines.map((row) => row.memberId)];
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const mine = new Set(rows.ownReactions.map(({ number, emoji }) => `${number} ${emoji}`));
  return {
    items: rows.items.map((row) => presentMessage(row, refs, mine)),
    lines: rows.lines.map((row) => presentLine(row, refs)),
    nextBefore: rows.nextBefore,
  };
}

const preparedQueries = (database: Database): Queries => ({
  messages: preparedMessages(database),
  ownReactions: preparedOwnReactions(database),
  lines: preparedLines(database),
});

/** Messages with numbers below `before` (null: the newest), oldest first. */
export async function findMessages(
  database: Database,
  view: View,
  before: number | null,
  limit: number,
): Promise<MessagesPage> {
  return presentMessages(database, await readRows(preparedQueries(database), view, before, limit));
}

/** The number of the first message at or after a time; above every number where there is none. */
async function numberAt({ sql: raw }: Database, roomId: string, at: number): Promise<number> {
  const [found] = await raw<{ number: number | null }[]>`
    select message_number_at(${roomId}, ${new Date(at).toISOString()})::float8 as number`;
  return found?.number ?? newest;
}

/** A place in a room's history: the messages after a number, around one, or around a time. */
export type Place = { after: number } | { around: number } | { at: number };

/** Messages from a place on to the newer, and as many older ones where the place is in their middle. Oldest first. */
export async function findMessagesAt(
  database: Database,
  view: View,
  place: Place,
  limit: number,
): Promise<PlacedPage> {
  const { roomId, seenAfter } = view;
  const queries = preparedQueries(database);
  const middle =
    'after' in place ? null : 'at' in place ? await numberAt(database, roomId, place.at) : place.around;
  const newerLimit = middle === null ? limit : limit - Math.floor(limit / 2);
  const after = Math.max(seenAfter, middle === null ? ('after' in place ? place.after : 0) : middle - 1);
  const [older, newer] = await Promise.all([
    middle === null
      ? []
      : queries.messages.execute({ roomId, seenAfter, before: middle, limit: limit - newerLimit + 1 }),
    preparedNewer(database).execute({ roomId, after, seenAfter, limit: newerLimit + 1 }),
  ]);
  const hasOlder = older.length > limit - newerLimit;
  const hasNewer = newer.length > newerLimit;
  const items = [...older.slice(0, limit - newerLimit).reverse(), ...newer.slice(0, newerLimit)];
  const [first, last] = [items[0]?.number ?? after, items.at(-1)?.number ?? after];
  // Lines after the message before this page belong to the page that ends with it.
  const from = middle === null ? (after > seenAfter ? after + 1 : seenAfter) : hasOlder ? first : seenAfter;
  const around = await readAround(queries, view, items, [from, hasNewer ? last + 1 : newest]);
  const nextBefore = middle === null ? (after > seenAfter ? after + 1 : null) : hasOlder ? first : null;
  return {
    ...(await presentMessages(database, { items, ...around, nextBefore })),
    nextAfter: hasNewer ? last : null,
    place: (newer[0] ?? items.at(-1))?.number ?? null,
  };
}
