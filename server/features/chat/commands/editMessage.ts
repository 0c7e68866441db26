// Rewords a message: what it said before stays for those in the room to read, and leaves the log of events.
import { and, eq, sql } from 'drizzle-orm';
import { messageEdits, messages } from '../../../../drizzle/schema/chat.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { blockBetween } from '../../friends/queries.ts';
import { type DirectHindrance, refusalToEdit, refusalToSpeak, refusalToWrite } from '../policy.ts';
import { wordIn } from '../wordFilter.ts';
import { appendRewording, lockMessage, type Place } from './inMessage.ts';
import { refuseMuted } from './muteInRoom.ts';

/**
 * Saying the same again changes nothing. Across a block nothing is said in new words either.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED, MUTED, WORD_REFUSED, FRIEND_BLOCKED, DIRECT_REFUSED
 */
export async function editMessage(
  services: Services,
  memberId: string,
  { body, ...place }: Place & { body: string },
): Promise<void> {
  const { roomId, number } = place;
  await services.live.transact(async (tx) => {
    const { room, message } = await lockMessage(tx, place, memberId);
    const refusal = refusalToEdit(message, memberId);
    if (refusal) throw refusal;
    if (message.body === body) return;
    if (room.kind === 'direct') await refuseAcrossBlock(tx, roomId, memberId);
    const now = services.clock.now();
    await refuseMuted(tx, roomId, memberId, now);
    const hindered = refusalToSpeak({ mutedUntil: null, word: wordIn(body, room), wait: 0 });
    if (hindered) throw hindered;
    await tx.insert(messageEdits).values({
      id: services.newId(),
      roomId,
      number,
      body: message.body,
      at: message.editedAt ?? message.at,
    });
    await tx
      .update(messages)
      .set({ body, editedAt: new Date(now) })
      .where(and(eq(messages.roomId, roomId), eq(messages.number, number)));
    appendRewording(tx, message, { type: 'message.edited', id: message.id, number, memberId, body, at: now });
  });
}

/** @throws AppError FRIEND_BLOCKED, and DIRECT_REFUSED for who is blocked */
async function refuseAcrossBlock(tx: Transaction, roomId: string, memberId: string): Promise<void> {
  const [found] = await tx.execute<{ hindrance: DirectHindrance | null }>(sql`
    select ${sql.raw(blockBetween('author.id', 'case when low_id = author.id then high_id else low_id end'))} as hindrance
    from directs cross join (values (${memberId}::uuid)) as author(id) where room_id = ${roomId}`);
  const refusal = refusalToWrite(found?.hindrance ?? null);
  if (refusal) throw refusal;
}
