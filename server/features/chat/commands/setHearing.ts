// What a member wants to hear of a room, on all their devices.
import { and, eq } from 'drizzle-orm';
import { roomMembers } from '../../../../drizzle/schema/chat.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { appendMemberEvent } from '../events.ts';
import { hearingOf } from '../present.ts';
import { requireInRoom } from '../queries/index.ts';

type Hearing = {
  roomId: string;
  notify?: 'all' | 'mentions' | 'nothing' | undefined;
  quiet?: boolean | undefined;
};

/**
 * What is left out stays as it is.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM
 */
export async function setHearing(
  { live, database }: Services,
  memberId: string,
  { roomId, notify, quiet }: Hearing,
): Promise<void> {
  await requireInRoom(database, roomId, memberId);
  if (notify === undefined && quiet === undefined) return;
  await live.transact(async (tx) => {
    const [now] = await tx
      .update(roomMembers)
      .set({ notify, quiet })
      .where(and(eq(roomMembers.roomId, roomId), eq(roomMembers.memberId, memberId)))
      .returning({ notify: roomMembers.notify, quiet: roomMembers.quiet });
    if (!now) throw new AppError('NOT_IN_ROOM');
    appendMemberEvent(tx, memberId, { type: 'room.hearing', roomId, ...hearingOf(now) });
  });
}
