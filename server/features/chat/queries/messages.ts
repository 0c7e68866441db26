// Pages of a room's timeline: messages by number, with the lines that belong between them.
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { messages, roomLines } from '../../../../drizzle/schema/chat.ts';
import type { MessagesPage } from '../../../../shared/chat.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { presentLine } from '../present.ts';

/** The most lines a page carries: the newest of a time when people only came and went. */
const linesPerPage = 200;
/** Above every number. */
const newest = Number.MAX_SAFE_INTEGER;

const buildMessages = (db: Executor) =>
  db
    .select({
      id: messages.id,
      number: messages.number,
      authorId: messages.authorId,
      body: messages.body,
      at: messages.at,
    })
    .from(messages)
    .where(
      and(eq(messages.roomId, sql.placeholder('roomId')), lt(messages.number, sql.placeholder('before'))),
    )
    .orderBy(desc(messages.number))
    .limit(sql.placeholder('limit'))
    .prepare('chat_messages');

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
const preparedLines = prepared(buildLines);

type Rows = {
  items: Awaited<ReturnType<ReturnType<typeof buildMessages>['execute']>>;
  lines: Awaited<ReturnType<ReturnType<typeof buildLines>['execute']>>;
  nextBefore: number | null;
};

async function readRows(
  queries: { messages: ReturnType<typeof buildMessages>; lines: ReturnType<typeof buildLines> },
  roomId: string,
  before: number | null,
  limit: number,
): Promise<Rows> {
  const found = await queries.messages.execute({ roomId, before: before ?? newest, limit: limit + 1 });
  const hasMore = found.length > limit;
  const items = found.slice(0, limit).reverse();
  const first = items[0];
  // Nothing below `before`: whatever lines there are belong to the page that was asked with no `before`.
  if (!first && before !== null) return { items, lines: [], nextBefore: null };
  // A line belongs to the page of the message it follows; those before the first message to the oldest page.
  const from = hasMore && first ? first.number : 0;
  const lines = await queries.lines.execute({ roomId, from, before: before ?? newest });
  return { items, lines: lines.reverse(), nextBefore: hasMore && first ? first.number : null };
}

/** The rows of a page inside a snapshot; give them to `presentMessages` when the transaction is over. */
export const readMessageRows = (tx: Executor, roomId: string, limit: number): Promise<Rows> =>
  readRows({ messages: buildMessages(tx), lines: buildLines(tx) }, roomId, null, limit);

export async function presentMessages(database: Database, rows: Rows): Promise<MessagesPage> {
  const people = [...rows.items.map((row) => row.authorId), ...rows.lines.map((row) => row.memberId)];
  const refs = await findMemberRefs(database, [...new Set(people)]);
  return {
    items: rows.items.map(({ id, number, authorId, body, at }) => ({
      id,
      number,
      author: refs.get(authorId) ?? goneMember(authorId),
      body,
      at: at.getTime(),
    })),
    lines: rows.lines.map((row) => presentLine(row, refs)),
    nextBefore: rows.nextBefore,
  };
}

/** Messages with numbers below `before` (null: the newest), oldest first. */
export async function findMessages(
  database: Database,
  roomId: string,
  before: number | null,
  limit: number,
): Promise<MessagesPage> {
  const queries = { messages: preparedMessages(database), lines: preparedLines(database) };
  return presentMessages(database, await readRows(queries, roomId, before, limit));
}
