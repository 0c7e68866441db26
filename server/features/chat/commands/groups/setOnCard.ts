// Whether a group stands on the card of somebody in it.
import { and, eq, inArray } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../../drizzle/schema/chat.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';
import { requireInRoom } from '../../queries/index.ts';

/** Again is no change. @throws AppError ROOM_NOT_FOUND (also of what is no group), NOT_IN_ROOM */
export async function setOnCard(
  { database }: Services,
  memberId: string,
  { roomId, onCard }: { roomId: string; onCard: boolean },
): Promise<void> {
  await requireInRoom(database, roomId, memberId);
  const { db } = database;
  const groups = db
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'group')));
  const changed = await db
    .update(roomMembers)
    .set({ onCard })
    .where(and(inArray(roomMembers.roomId, groups), eq(roomMembers.memberId, memberId)))
    .returning({ roomId: roomMembers.roomId });
  if (changed.length === 0) throw new AppError('ROOM_NOT_FOUND');
}
