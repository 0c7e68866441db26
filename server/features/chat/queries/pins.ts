// What is pinned in a room: the numbers, and the messages themselves page by page.
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { messagePins } from '../../../../drizzle/schema/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { findMessagesBy } from './oneMessage.ts';
import type { PageInput } from './roomRows.ts';

const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The numbers of all pins, the newest pin first. */
export async function readPins(tx: Executor, roomId: string): Promise<number[]> {
  const rows = await tx
    .select({ number: messagePins.number })
    .from(messagePins)
    .where(eq(messagePins.roomId, roomId))
    .orderBy(desc(messagePins.id));
  return rows.map(({ number }) => number);
}

/** The pinned messages, the newest pin first. @throws AppError BAD_CURSOR */
export async function findPins(
  database: Database,
  view: { roomId: string; viewer: string; seenAfter: number },
  { cursor, limit }: PageInput,
): Promise<Page<Message>> {
  const before = cursor == null ? highestId : decodeCursor(cursor, z.tuple([idSchema]))[0];
  const rows = await database.sql<{ id: string; number: number }[]>`
    select id, number::float8 as number from message_pins
    where room_id = ${view.roomId} and number > ${view.seenAfter} and id < ${before} order by id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const found = await findMessagesBy(
    database,
    view,
    page.map(({ number }) => number),
  );
  const last = page.at(-1);
  return {
    items: page.flatMap(({ number }) => found.get(number) ?? []),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}
