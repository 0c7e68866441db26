// Gives a room to somebody who is in it.
import { eq } from 'drizzle-orm';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { appendRoomChanged, appendRoomEvent } from '../events.ts';
import { isPublic, refusalToOwn } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { findOwner, insertLine, isInRoom } from './inRoom.ts';
import { keepRoom, noteInRoom, type ToMember } from './keepRoom.ts';

/** @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, MEMBER_NOT_FOUND, KEY_REUSED */
export async function handOver(
  services: Services,
  actor: MemberRef,
  { roomId, memberId, key }: ToMember,
): Promise<void> {
  const call = { procedure: 'chat.handOver', roomId, key, input: { roomId, memberId } };
  await keepRoom(services, actor, call, refusalToOwn, async (tx, room, now) => {
    if (!(await isInRoom(tx, roomId, memberId))) throw new AppError('MEMBER_NOT_FOUND');
    if (memberId === room.ownerId) return undefined;
    const after = { ...room, ownerId: memberId };
    const owner = await findOwner(tx, after);
    if (!owner) throw new AppError('MEMBER_NOT_FOUND');
    await tx.update(rooms).set({ ownerId: memberId }).where(eq(rooms.id, roomId));
    const line = await insertLine(services, tx, after, 'owner', owner, now);
    appendRoomEvent(tx, roomId, { type: 'room.owner', owner, line });
    if (isPublic(room)) appendRoomChanged(tx, presentRoom(after, owner));
    await noteInRoom(tx, services, roomId, { action: 'owner', actorId: actor.id, memberId });
    return undefined;
  });
}
