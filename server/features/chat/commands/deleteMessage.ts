// Takes a message away: a line without words stays in its place, and nothing else of it anywhere.
import { and, eq, sql } from 'drizzle-orm';
import {
  messageEdits,
  messageMentions,
  messagePins,
  messageReactions,
  messages,
} from '../../../../drizzle/schema/chat.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { clearAttachments } from '../attachments/clear.ts';
import { appendRoomEvent } from '../events.ts';
import { keepingOf, refusalToDelete } from '../policy.ts';
import { readPins } from '../queries/index.ts';
import { appendRewording, isKeeper, lockMessage, type Place, type StoredMessage } from './inMessage.ts';
import { noteInRoom } from './keepRoom.ts';

/** @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED */
export async function deleteMessage(services: Services, memberId: string, place: Place): Promise<void> {
  const keeper = await isKeeper(services, memberId);
  const hung = await services.live.transact(async (tx) => {
    const { room, message, isModerator } = await lockMessage(tx, place, memberId);
    const refusal = refusalToDelete(
      message,
      memberId,
      keepingOf(room, memberId, { isKeeper: keeper, isModerator }),
    );
    if (refusal) throw refusal;
    return takeAway(services, tx, message, memberId);
  });
  if (hung) await clearHung(services);
}

/**
 * Takes a message away that stands; its room is locked. Whoever takes away what somebody else wrote stands in the log.
 * @returns whether something hung on it: then `clearHung` is due after the transaction.
 */
export async function takeAway(
  services: Services,
  tx: Transaction,
  message: StoredMessage,
  actorId: string,
): Promise<boolean> {
  const { roomId, number } = message;
  const now = services.clock.now();
  for (const table of [messageEdits, messageReactions, messageMentions]) {
    await tx.delete(table).where(and(eq(table.roomId, roomId), eq(table.number, number)));
  }
  await tx.execute(sql`
    update attachments set room_id = null, number = null where room_id = ${roomId} and number = ${number}`);
  const unpinned = await tx
    .delete(messagePins)
    .where(and(eq(messagePins.roomId, roomId), eq(messagePins.number, number)))
    .returning({ id: messagePins.id });
  await tx
    .update(messages)
    .set({
      body: '',
      editedAt: null,
      deletedAt: new Date(now),
      replyTo: null,
      reactions: null,
      mentions: null,
      mentionsAll: false,
      attachments: null,
    })
    .where(eq(messages.id, message.id));
  if (message.authorId !== actorId) {
    await noteInRoom(tx, services, roomId, { action: 'delete', actorId, memberId: message.authorId });
  }
  appendRewording(tx, message, { type: 'message.deleted', id: message.id, number, at: now });
  if (unpinned.length > 0) {
    appendRoomEvent(tx, roomId, { type: 'room.pins', pins: await readPins(tx, roomId) });
  }
  return message.attachments !== null;
}

/** Nobody gets what hung on it any more; a minute later the job takes what stays now. */
export const clearHung = (services: Services): Promise<void> =>
  clearAttachments(services).then(
    () => {},
    (error: unknown) => services.log.warn({ error }, 'files of a deleted message are taken away later'),
  );
