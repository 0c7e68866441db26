// What two whispered to each other in a room: for both alone, where it was said.
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { messages, roomMembers } from '../../../../drizzle/schema/chat.ts';
import type { Whisper } from '../../../../shared/chatMessages.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { messageColumns, peopleOf, presentMessage } from '../presentMessage.ts';
import type { PageInput } from './roomRows.ts';

/** No room says so much. */
const mostMessages = 10 ** 12;
const place = z.tuple([z.number().int().min(0).max(mostMessages), idSchema]);
const newest = [mostMessages, 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/**
 * Those of the viewer, by them or for them: being in the direct room is the right to them. Reactions and what they
 * answer are that room's. The newest first. @throws AppError BAD_CURSOR
 */
export async function findWhispers(
  database: Database,
  { roomId, viewer }: { roomId: string; viewer: string },
  { cursor, limit }: PageInput,
): Promise<Page<Whisper>> {
  const [after, id] = cursor == null ? newest : decodeCursor(cursor, place);
  const rows = await database.db
    .select({ ...messageColumns, roomId: messages.roomId })
    .from(messages)
    .innerJoin(roomMembers, and(eq(roomMembers.roomId, messages.roomId), eq(roomMembers.memberId, viewer)))
    .where(
      and(
        eq(messages.shownIn, roomId),
        sql`(${messages.shownAfter}, ${messages.id}) < (${after}::bigint, ${id}::uuid)`,
      ),
    )
    .orderBy(desc(messages.shownAfter), desc(messages.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit).map((row) => ({
    ...row,
    reactions: null,
    replyTo: null,
    quotedAuthorId: null,
    quotedBody: null,
    quotedDeletedAt: null,
    quotedAttachments: null,
  }));
  const refs = await findMemberRefs(database, [...new Set(page.flatMap(peopleOf))]);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({ roomId: row.roomId, message: presentMessage(row, refs, new Set()) })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.shownAfter, last.id]) : null,
  };
}
