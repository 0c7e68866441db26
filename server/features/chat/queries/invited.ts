// A link into a room: where it leads, and what stands there before one comes in.
import { and, eq, gt, inArray } from 'drizzle-orm';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import { roomInvites } from '../../../../drizzle/schema/roomKeeping.ts';
import { isGone } from '../../../../shared/gone.ts';
import type { InvitedRoom } from '../../../../shared/roomKeeping.ts';
import { AppError } from '../../../errors.ts';
import { secretHash } from '../../../platform/secret.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';

/** People an invite shows. */
const shown = 8;

/** @throws AppError INVITE_NOT_FOUND */
export async function findInvite(
  { database, clock }: Services,
  code: string,
): Promise<{ id: string; roomId: string; expiresAt: Date }> {
  const { id, roomId, expiresAt, codeHash } = roomInvites;
  const [found] = await database.db
    .select({ id, roomId, expiresAt })
    .from(roomInvites)
    .innerJoin(rooms, and(eq(rooms.id, roomId), inArray(rooms.kind, ['open', 'group'])))
    .where(and(eq(codeHash, secretHash(code)), gt(expiresAt, new Date(clock.now()))));
  if (!found) throw new AppError('INVITE_NOT_FOUND');
  return found;
}

/**
 * @param viewer null for guests, who see no names.
 * @throws AppError INVITE_NOT_FOUND
 */
export async function findInvitedRoom(
  services: Services,
  code: string,
  viewer: string | null,
): Promise<InvitedRoom> {
  const { database } = services;
  const { roomId, expiresAt } = await findInvite(services, code);
  const [room] = await database.db.select().from(rooms).where(eq(rooms.id, roomId));
  if (!room) throw new AppError('INVITE_NOT_FOUND');
  const { title, passwordHash, capacity, memberCount, ownerId } = room;
  const there =
    viewer === null
      ? []
      : await database.sql<{ memberId: string; isViewer: boolean }[]>`
          (select member_id as "memberId", false as "isViewer" from room_members where room_id = ${roomId}
            order by joined_at desc, member_id desc limit ${shown})
          union all
          select member_id, true from room_members where room_id = ${roomId} and member_id = ${viewer}`;
  const people = there.filter(({ isViewer }) => !isViewer).map(({ memberId }) => memberId);
  const isOwned = viewer !== null && ownerId !== null;
  const refs = await findMemberRefs(database, isOwned ? [...new Set([...people, ownerId])] : people);
  return {
    roomId,
    title,
    locked: passwordHash !== null,
    capacity,
    memberCount,
    owner: (isOwned && refs.get(ownerId)) || null,
    people: people.flatMap((id) => refs.get(id) ?? []).filter((ref) => !isGone(ref)),
    isIn: there.some(({ isViewer }) => isViewer),
    expiresAt: expiresAt.getTime(),
  };
}
