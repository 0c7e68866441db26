// The owner of a group names those who help to look after it.
import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { roomMembers } from '../../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../../shared/accounts.ts';
import { groupLimits } from '../../../../../shared/groupLimits.ts';
import type { setModeratorInput } from '../../../../../shared/groups.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';
import { appendRoomEvent } from '../../events.ts';
import { refusalToOwn } from '../../policy.ts';
import { placeIn } from '../inRoom.ts';
import { keepRoom, noteInRoom } from '../keepRoom.ts';

/** @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, MEMBER_NOT_FOUND, TOO_MANY_MODERATORS, KEY_REUSED */
export async function setModerator(
  services: Services,
  actor: MemberRef,
  { roomId, memberId, moderates, key }: z.output<typeof setModeratorInput>,
): Promise<void> {
  const call = { procedure: 'chat.setModerator', roomId, key, input: { roomId, memberId, moderates } };
  await keepRoom(
    services,
    actor,
    call,
    refusalToOwn,
    async (tx, room) => {
      if (memberId === room.ownerId) throw new AppError('NOT_ALLOWED');
      const place = await placeIn(tx, roomId, memberId);
      if (!place) throw new AppError('MEMBER_NOT_FOUND');
      if (place.isModerator === moderates) return undefined;
      const { max } = groupLimits.moderators;
      const [counted] = await tx
        .select({ count: sql<number>`count(*)::int` })
        .from(roomMembers)
        .where(and(eq(roomMembers.roomId, roomId), eq(roomMembers.moderates, true)));
      if (moderates && (counted?.count ?? 0) >= max) throw new AppError('TOO_MANY_MODERATORS', { max });
      await tx
        .update(roomMembers)
        .set({ moderates })
        .where(and(eq(roomMembers.roomId, roomId), eq(roomMembers.memberId, memberId)));
      appendRoomEvent(tx, roomId, { type: 'member.role', memberId, moderates });
      const action = moderates ? 'moderator' : 'demote';
      await noteInRoom(tx, services, roomId, { action, actorId: actor.id, memberId });
      return undefined;
    },
    ['group'],
  );
}
