// Leaves an open room: the last one out closes it, an owner who goes hands it on.
import { and, asc, desc, eq, inArray, lte, type SQL } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { groupStays } from '../../../../drizzle/schema/groups.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { appendDelisted, appendMemberEvent, appendRoomChanged, appendRoomEvent } from '../events.ts';
import { isPublic, refusalToLeave } from '../policy.ts';
import { presentRoom, type RoomRow } from '../present.ts';
import { findOwner, insertLine, lockAnyRoom, lockRoom } from './inRoom.ts';

/** @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED (what nobody leaves), OWNER_LEAVES (a group with others in it) */
export async function leaveRoom(services: Services, memberId: string, roomId: string): Promise<void> {
  await depart(services, memberId, roomId, (room) => refusalToLeave(room, memberId));
  services.presence.touch(memberId);
}

/** For who deletes their account: out of a room of whatever kind. @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM */
export const departFrom = (services: Services, memberId: string, roomId: string): Promise<void> =>
  depart(services, memberId, roomId, () => null);

async function depart(
  services: Services,
  memberId: string,
  roomId: string,
  refuse: (room: RoomRow) => AppError | null,
): Promise<void> {
  await services.live.transact(async (tx) => {
    const room = await lockAnyRoom(tx, roomId);
    if (!room) throw new AppError('ROOM_NOT_FOUND');
    const left = await takeRows(tx, room, eq(roomMembers.memberId, memberId));
    if (left.length === 0) throw new AppError('NOT_IN_ROOM');
    const refusal = refuse(room);
    if (refusal) throw refusal;
    await seeOff(services, tx, room, left);
  });
}

/**
 * Lets those leave who have been absent since `absentBefore` (epoch milliseconds) or longer; those who came back in
 * the meantime stay. Returns how many left.
 */
export async function leaveAbsent(
  services: Services,
  roomId: string,
  memberIds: string[],
  absentBefore: number,
): Promise<number> {
  return services.live.transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    if (!room) return 0;
    const absent = lte(roomMembers.absentSince, new Date(absentBefore));
    const left = await takeRows(tx, room, and(inArray(roomMembers.memberId, memberIds), absent));
    if (left.length > 0) await seeOff(services, tx, room, left);
    return left.length;
  });
}

/** Somebody who was in a room until just now. */
type Left = { memberId: string; joinedAt: Date; readNumber: number };

/** Takes away the rows of those members of a room, under its lock. */
export const takeRows = (
  tx: Transaction,
  room: Pick<RoomRow, 'id'>,
  which: SQL | undefined,
): Promise<Left[]> => {
  const { memberId, joinedAt, readNumber } = roomMembers;
  return tx
    .delete(roomMembers)
    .where(and(eq(roomMembers.roomId, room.id), which))
    .returning({ memberId, joinedAt, readNumber });
};

/**
 * What follows when members' rows in a room have been taken away, under the room's lock.
 * @param how what the room is told of their going.
 */
export async function seeOff(
  services: Services,
  tx: Transaction,
  room: RoomRow,
  left: Left[],
  how: 'left' | 'removed' | 'banned' = 'left',
  gameId?: string,
): Promise<void> {
  const gone = left.map(({ memberId }) => memberId);
  for (const memberId of gone) appendMemberEvent(tx, memberId, { type: 'room.left', roomId: room.id });
  // Nobody counts who is in the lobby.
  const isCounted = room.kind !== 'lobby';
  const remaining = isCounted ? room.memberCount - gone.length : 0;
  if (remaining === 0 && (!room.lasting || room.kind === 'direct')) return closeForGood(tx, room);
  const now = services.clock.now();
  if (room.kind === 'group') {
    const stay = { roomId: room.id, leftAt: new Date(now), toNumber: room.lastNumber };
    await tx.insert(groupStays).values(left.map((one) => ({ id: services.newId(), ...stay, ...one })));
  }
  const owner = await ownerAfter(tx, room, gone, remaining);
  const after = { ...room, memberCount: remaining, ownerId: owner?.id ?? null };
  await tx.update(rooms).set({ memberCount: remaining, ownerId: after.ownerId }).where(eq(rooms.id, room.id));
  const refs = await findMemberRefs({ db: tx }, gone);
  for (const [index, memberId] of gone.entries()) {
    const line = await insertLine(services, tx, after, how, refs.get(memberId) ?? goneMember(memberId), now);
    const memberCount = isCounted ? room.memberCount - index - 1 : 0;
    const why = gameId ? { gameId } : {};
    appendRoomEvent(tx, room.id, { type: 'member.left', memberId, line, memberCount, ...why });
  }
  if (owner && owner.id !== room.ownerId) {
    const line = await insertLine(services, tx, after, 'owner', owner, now);
    appendRoomEvent(tx, room.id, { type: 'room.owner', owner, line });
  }
  if (isPublic(room)) appendRoomChanged(tx, presentRoom(after, owner));
}

/** When the owner goes, the member who has been there longest owns the room, of a group first a moderator; an empty lasting room keeps its owner. */
async function ownerAfter(
  tx: Transaction,
  room: RoomRow,
  gone: string[],
  remaining: number,
): Promise<MemberRef | null> {
  if (room.ownerId === null || !gone.includes(room.ownerId) || remaining === 0) return findOwner(tx, room);
  const [longest] = await tx
    .select({ memberId: roomMembers.memberId })
    .from(roomMembers)
    .where(eq(roomMembers.roomId, room.id))
    .orderBy(desc(roomMembers.moderates), asc(roomMembers.joinedAt), asc(roomMembers.memberId))
    .limit(1);
  return findOwner(tx, { ...room, ownerId: longest?.memberId ?? null });
}

/** The room and its history go: rows by cascade, stored events by the event that ends the topic. */
export async function closeForGood(
  tx: Transaction,
  room: Pick<RoomRow, 'id' | 'kind' | 'listed'>,
): Promise<void> {
  await tx.delete(rooms).where(eq(rooms.id, room.id));
  appendRoomEvent(tx, room.id, { type: 'room.closed' });
  if (isPublic(room)) appendDelisted(tx, room);
}
