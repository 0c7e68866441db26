// Whether a member may take part in a room, together with the head of its topic.
import { and, eq, sql } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { topics } from '../../../../drizzle/schema/live.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { refusalToTakePart } from '../policy.ts';
import { roomTopic } from '../topics.ts';

const standing = prepared((db) =>
  db
    .select({ memberId: roomMembers.memberId, head: topics.head })
    .from(rooms)
    .leftJoin(
      roomMembers,
      and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, sql.placeholder('memberId'))),
    )
    .leftJoin(topics, eq(topics.topic, sql.placeholder('topic')))
    .where(and(eq(rooms.id, sql.placeholder('roomId')), eq(rooms.kind, 'open')))
    .prepare('chat_standing'),
);

/**
 * Makes sure that the member is in the room; both facts are of one moment.
 * @returns the head of the room's topic.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM
 */
export async function requireInRoom(database: Database, roomId: string, memberId: string): Promise<number> {
  const [row] = await standing(database).execute({ roomId, memberId, topic: roomTopic(roomId) });
  const refusal = refusalToTakePart({ exists: row !== undefined, isIn: row?.memberId != null });
  if (refusal) throw refusal;
  return row?.head ?? 0;
}
