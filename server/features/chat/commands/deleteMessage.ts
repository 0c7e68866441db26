// Takes a message away: a line without words stays in its place, and nothing else of it anywhere.
import { and, eq, sql } from 'drizzle-orm';
import {
  messageEdits,
  messageMentions,
  messagePins,
  messageReactions,
  messages,
} from '../../../../drizzle/schema/chat.ts';
import type { Services } from '../../../services.ts';
import { clearAttachments } from '../attachments/clear.ts';
import { appendRoomEvent } from '../events.ts';
import { keepingOf, refusalToDelete } from '../policy.ts';
import { readPins } from '../queries/index.ts';
import { appendRewording, isKeeper, lockMessage, type Place } from './inMessage.ts';
import { noteInRoom } from './keepRoom.ts';

/** @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED */
export async function deleteMessage(services: Services, memberId: string, place: Place): Promise<void> {
  const { roomId, number } = place;
  const keeper = await isKeeper(services, memberId);
  const hung = await services.live.transact(async (tx) => {
    const { room, message, isModerator } = await lockMessage(tx, place, memberId);
    const refusal = refusalToDelete(
      message,
      memberId,
      keepingOf(room, memberId, { isKeeper: keeper, isModerator }),
    );
    if (refusal) throw refusal;
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
    if (message.authorId !== memberId) {
      const met = { actorId: memberId, memberId: message.authorId };
      await noteInRoom(tx, services, roomId, { action: 'delete', ...met });
    }
    appendRewording(tx, message, { type: 'message.deleted', id: message.id, number, at: now });
    if (unpinned.length > 0) {
      appendRoomEvent(tx, roomId, { type: 'room.pins', pins: await readPins(tx, roomId) });
    }
    return message.attachments !== null;
  });
  if (!hung) return;
  // Nobody gets them any more; a minute later the job takes what stays now.
  await clearAttachments(services).catch((error: unknown) =>
    services.log.warn({ error }, 'files of a deleted message are taken away later'),
  );
}
