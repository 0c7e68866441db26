// What somebody wrote goes with their account, a bounded part at a time: rows, and what the log holds of them.
import { and, eq, lte, sql } from 'drizzle-orm';
import { messages } from '../../../../drizzle/schema/chat.ts';
import type { RoomDurableEvent } from '../../../../shared/chat.ts';
import { eraseQuotes } from '../../../../shared/messageReducer.ts';
import { appendEvent } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { appendRoomEvent } from '../events.ts';
import { readPins } from '../queries/index.ts';
import { roomTopic } from '../topics.ts';
import { lockAnyRoom } from './inRoom.ts';

/** Messages of one part, in whichever rooms. */
const partSize = 500;

/**
 * Erases the next part. To be called when the author writes no more; may be repeated.
 * @returns whether there is more.
 */
export async function eraseMessages(services: Services, memberId: string, size = partSize): Promise<boolean> {
  const { db } = services.database;
  const parts = await db.execute<{ roomId: string; upTo: number; count: number }>(sql`
    select room_id as "roomId", max(number)::float8 as "upTo", count(*)::int as count from (
      select room_id, number from messages where author_id = ${memberId} order by id limit ${size}
    ) as part group by room_id order by room_id`);
  for (const { roomId, upTo } of parts) await eraseInRoom(services, memberId, roomId, upTo);
  return parts.reduce((sum, { count }) => sum + count, 0) === size;
}

/** Numbers are never used again: what is left keeps its own. */
async function eraseInRoom(
  { live }: Services,
  memberId: string,
  roomId: string,
  upTo: number,
): Promise<void> {
  const erased: RoomDurableEvent = { type: 'messages.erased', memberId, upTo };
  await live.transact(async (tx) => {
    await lockAnyRoom(tx, roomId);
    const pins = await readPins(tx, roomId);
    await tx
      .delete(messages)
      .where(and(eq(messages.authorId, memberId), eq(messages.roomId, roomId), lte(messages.number, upTo)));
    appendEvent<RoomDurableEvent>(tx, roomTopic(roomId), erased, {
      rewrites: {
        holding: memberId,
        rewrite(event) {
          if (event.type === 'message.edited') {
            return event.memberId === memberId && event.number <= upTo ? erased : event;
          }
          if (event.type !== 'message.created') return event;
          const { author, number } = event.message;
          if (author.id === memberId && number <= upTo) return erased;
          const [message = event.message] = eraseQuotes([event.message], memberId, upTo);
          return message === event.message ? event : { ...event, message };
        },
      },
    });
    const left = await readPins(tx, roomId);
    if (left.length < pins.length) appendRoomEvent(tx, roomId, { type: 'room.pins', pins: left });
  });
}
