// What changes of one message share: its row under the room's lock, who may, and how its old words leave the log.

import { and, eq, isNull, sql } from 'drizzle-orm';
import { messages, type rooms } from '../../../../drizzle/schema/chat.ts';
import type { RoomDurableEvent } from '../../../../shared/chat.ts';
import type { MessageEvent } from '../../../../shared/chatMessages.ts';
import { reword } from '../../../../shared/messageReducer.ts';
import { may } from '../../../../shared/ranks.ts';
import { AppError } from '../../../errors.ts';
import { appendEvent } from '../../../live/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { blockBetween } from '../../friends/queries.ts';
import { type DirectHindrance, refusalToTakePart, refusalToWrite } from '../policy.ts';
import { roomTopic } from '../topics.ts';
import { lockAnyRoom, placeIn } from './inRoom.ts';

export type Place = { roomId: string; number: number };
export type StoredMessage = typeof messages.$inferSelect;

/** Whether the member looks after the whole house. */
export const isKeeper = async ({ roleOf }: Services, memberId: string): Promise<boolean> =>
  may(await roleOf(memberId), 'keepRooms');

/**
 * The room and one of its messages, both locked until the end of the transaction, for a member who is in the room.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND
 */
export async function lockMessage(
  tx: Transaction,
  { roomId, number }: Place,
  memberId: string,
): Promise<{ room: typeof rooms.$inferSelect; message: StoredMessage; isModerator: boolean }> {
  const room = await lockAnyRoom(tx, roomId);
  const member = room && (await placeIn(tx, roomId, memberId));
  const refusal = refusalToTakePart({ exists: room !== null, isIn: member !== null });
  if (refusal || !room || !member) throw refusal;
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.roomId, roomId), eq(messages.number, number), isNull(messages.deletedAt)));
  if (!message) throw new AppError('MESSAGE_NOT_FOUND');
  return { room, message, ...member };
}

/** Between two who are cut off by a block nothing new is said, in whatever way. @throws AppError FRIEND_BLOCKED, DIRECT_REFUSED */
export async function refuseAcrossBlock(
  tx: Transaction,
  { id, kind }: { id: string; kind: string },
  memberId: string,
): Promise<void> {
  if (kind !== 'direct') return;
  const [found] = await tx.execute<{ hindrance: DirectHindrance | null }>(sql`
    select ${sql.raw(blockBetween('author.id', 'case when low_id = author.id then high_id else low_id end'))} as hindrance
    from directs cross join (values (${memberId}::uuid)) as author(id) where room_id = ${id}`);
  const refusal = refusalToWrite(found?.hindrance ?? null);
  if (refusal) throw refusal;
}

type Rewording = Extract<MessageEvent, { type: 'message.edited' | 'message.deleted' }>;

/** Tells of the new wording, or of none; the old one stands nowhere in the log and in no ring any more. */
export function appendRewording(tx: Transaction, message: StoredMessage, event: Rewording): void {
  appendEvent<RoomDurableEvent>(tx, roomTopic(message.roomId), event, {
    rewrites: {
      // Answers, which quote it, come after it and name its number alone.
      holding: `"number": ${event.number}`,
      from: message.seq ?? undefined,
      rewrite(earlier) {
        if (earlier.type === 'message.edited' && earlier.number === event.number) return event;
        if (earlier.type !== 'message.created') return earlier;
        const reworded = reword(earlier.message, event);
        return reworded === earlier.message ? earlier : { ...earlier, message: reworded };
      },
    },
  });
}
