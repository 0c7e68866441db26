// Pages of a room's timeline: messages by number, with the lines that belong between them.
import { and, desc, eq, gte, lt, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { messageReactions, messages, roomLines } from '../../../../drizzle/schema/chat.ts';
import type { MessagesPage } from '../../../../shared/chat.ts';
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

const buildMessages = (db: Executor) =>
  db
    .select({
      ...messageColumns,
      quotedAuthorId: quoted.authorId,
      quotedBody: quoted.body,
      quotedDeletedAt: quoted.deletedAt,
      quotedAttachments: quoted.attachments,
    })
    .from(messages)
    .leftJoin(quoted, and(eq(quoted.roomId, messages.roomId), eq(quoted.number, messages.replyTo)))
    .where(
      and(eq(messages.roomId, sql.placeholder('roomId')), lt(messages.number, sql.placeholder('before'))),
    )
    .orderBy(desc(messages.number))
    .limit(sql.placeholder('limit'))
    .prepare('chat_messages');

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
/** Whose view of which room. */
type View = { roomId: string; viewer: string };

async function readRows(
  queries: Queries,
  { roomId, viewer }: View,
  before: number | null,
  limit: number,
): Promise<Rows> {
  const found = await queries.messages.execute({ roomId, before: before ?? newest, limit: limit + 1 });
  const hasMore = found.length > limit;
  const items = found.slice(0, limit).reverse();
  const first = items[0];
  // Nothing below `before`: whatever lines there are belong to the page that was asked with no `before`.
  if (!first && before !== null) return { items, ownReactions: [], lines: [], nextBefore: null };
  // A line belongs to the page of the message it follows; those before the first message to the oldest page.
  const from = hasMore && first ? first.number : 0;
  const ownReactions = items.some(({ reactions }) => reactions)
    ? await queries.ownReactions.execute({ roomId, viewer, from, to: items.at(-1)?.number ?? 0 })
    : [];
  const lines = await queries.lines.execute({ roomId, from, before: before ?? newest });
  return { items, ownReactions, lines: lines.reverse(), nextBefore: hasMore && first ? first.number : null };
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

/** Messages with numbers below `before` (null: the newest), oldest first. */
export async function findMessages(
  database: Database,
  view: View,
  before: number | null,
  limit: number,
): Promise<MessagesPage> {
  const queries = {
    messages: preparedMessages(database),
    ownReactions: preparedOwnReactions(database),
    lines: preparedLines(database),
  };
  return presentMessages(database, await readRows(queries, view, before, limit));
}
