// Single messages by their numbers, what an edited one said before, and who reacted to one.
import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { messageEdits, messageReactions, messages } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Message, MessageEdit } from '../../../../shared/chatMessages.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { messageColumns, peopleOf, presentMessage } from '../presentMessage.ts';
import type { PageInput } from './roomRows.ts';

const quoted = alias(messages, 'quoted');
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Messages by number; those that are not there are missing. What was said up to `seenAfter` is not quoted. */
export async function findMessagesBy(
  database: Database,
  { roomId, viewer, seenAfter }: { roomId: string; viewer: string; seenAfter: number },
  numbers: number[],
): Promise<Map<number, Message>> {
  if (numbers.length === 0) return new Map();
  const { db } = database;
  const { memberId, number, emoji } = messageReactions;
  const [rows, own] = await Promise.all([
    db
      .select({
        ...messageColumns,
        quotedAuthorId: quoted.authorId,
        quotedBody: quoted.body,
        quotedDeletedAt: quoted.deletedAt,
        quotedAttachments: quoted.attachments,
      })
      .from(messages)
      .leftJoin(
        quoted,
        and(
          eq(quoted.roomId, messages.roomId),
          eq(quoted.number, messages.replyTo),
          gt(quoted.number, seenAfter),
        ),
      )
      .where(and(eq(messages.roomId, roomId), inArray(messages.number, numbers))),
    db
      .select({ number, emoji })
      .from(messageReactions)
      .where(and(eq(memberId, viewer), eq(messageReactions.roomId, roomId), inArray(number, numbers))),
  ]);
  const refs = await findMemberRefs(database, [...new Set(rows.flatMap(peopleOf))]);
  const mine = new Set(own.map((reaction) => `${reaction.number} ${reaction.emoji}`));
  return new Map(rows.map((row) => [row.number, presentMessage(row, refs, mine)]));
}

/** `seenAfter`: what the caller sees begins after this message. */
type Place = { roomId: string; number: number; seenAfter: number };

/** @throws AppError MESSAGE_NOT_FOUND */
async function requireMessage({ sql: raw }: Database, { roomId, number, seenAfter }: Place): Promise<void> {
  if (number <= seenAfter) throw new AppError('MESSAGE_NOT_FOUND');
  const found = await raw`
    select 1 from messages where room_id = ${roomId} and number = ${number} and deleted_at is null`;
  if (found.length === 0) throw new AppError('MESSAGE_NOT_FOUND');
}

/** What the message said before, the newest wording first. @throws AppError MESSAGE_NOT_FOUND, BAD_CURSOR */
export async function findEdits(
  database: Database,
  place: Place,
  { cursor, limit }: PageInput,
): Promise<Page<MessageEdit>> {
  await requireMessage(database, place);
  const before = cursor == null ? highestId : decodeCursor(cursor, z.tuple([idSchema]))[0];
  const { id, body, at, roomId, number } = messageEdits;
  const rows = await database.db
    .select({ id, body, at })
    .from(messageEdits)
    .where(and(eq(roomId, place.roomId), eq(number, place.number), lt(id, before)))
    .orderBy(desc(id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({ body: row.body, at: row.at.getTime() })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

/** Who reacted with this emoji, the first first. @throws AppError MESSAGE_NOT_FOUND, BAD_CURSOR */
export async function findReacted(
  database: Database,
  place: Place & { emoji: string },
  { cursor, limit }: PageInput,
): Promise<Page<MemberRef>> {
  await requireMessage(database, place);
  const [at, memberId] =
    cursor == null ? [0, '00000000-0000-0000-0000-000000000000'] : decodeCursor(cursor, timeAndId);
  const table = messageReactions;
  const rows = await database.db
    .select({ memberId: table.memberId, at: table.at })
    .from(table)
    .where(
      and(
        eq(table.roomId, place.roomId),
        eq(table.number, place.number),
        eq(table.emoji, place.emoji),
        sql`(${table.at}, ${table.memberId}) > (${new Date(at).toISOString()}::timestamptz, ${memberId}::uuid)`,
      ),
    )
    .orderBy(table.at, table.memberId)
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const refs = await findMemberRefs(
    database,
    page.map((row) => row.memberId),
  );
  const last = page.at(-1);
  return {
    items: page.map((row) => refs.get(row.memberId) ?? goneMember(row.memberId)),
    nextCursor: rows.length > limit && last ? encodeCursor([last.at.getTime(), last.memberId]) : null,
  };
}
