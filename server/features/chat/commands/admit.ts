// Lets somebody into a room, under its lock: the last part of whichever way leads in.
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { messages, roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { groupInvitations, groupRequests, groupStays } from '../../../../drizzle/schema/groups.ts';
import { roomBans } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { keepingLimits } from '../../../../shared/keepingLimits.ts';
import { AppError } from '../../../errors.ts';
import { headOf, publishAfterCommit } from '../../../live/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isCheckViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { withdraw } from '../../alerts/commands.ts';
import { appendMemberEvent, appendRoomChanged, appendRoomEvent } from '../events.ts';
import { isPublic, refusalToEnter } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { roomTopic } from '../topics.ts';
import { findOwner, insertLine } from './inRoom.ts';
import type { KeptRoom } from './keepRoom.ts';
import { findThoseTold } from './moderators.ts';

/**
 * The member must have been claimed before the room's lock, and not be in.
 * @throws AppError ROOM_BANNED, ROOM_FULL
 */
export async function admit(
  services: Services,
  tx: Transaction,
  room: KeptRoom,
  { online, ...joining }: MemberRef & { online: boolean },
  now: number,
): Promise<void> {
  const { id: roomId } = room;
  const banned = refusalToEnter(await reasonOfBan(tx, roomId, joining.id));
  if (banned) throw banned;
  await tx
    .update(rooms)
    .set({ memberCount: sql`${rooms.memberCount} + 1` })
    .where(eq(rooms.id, roomId))
    .catch((error: unknown) => {
      if (!isCheckViolation(error, 'rooms_not_overfull')) throw error;
      throw new AppError('ROOM_FULL', { capacity: room.capacity });
    });
  // What was said before is history, not news; but who comes back to a group goes on where they stopped.
  const before = room.kind === 'group' ? await lastRead(tx, roomId, joining.id) : null;
  const readNumber = before ?? room.lastNumber;
  // Who goes and comes back waits no less.
  const sentAt = room.slowMode > 0 ? await lastSent(tx, roomId, joining.id, now) : null;
  const place = { roomId, memberId: joining.id, joinedAt: new Date(now), sentAt };
  // Under the room's lock, with which everything is told of it.
  const hidden = room.history === 'joined' && {
    seenAfter: room.lastNumber,
    seenSince: await headOf(tx, roomTopic(roomId)),
  };
  await tx.insert(roomMembers).values({
    ...place,
    gameId: room.gameId,
    ...hidden,
    readNumber: hidden ? room.lastNumber : readNumber,
  });
  await forgetAtDoor(tx, services, room, joining.id);
  const after = { ...room, memberCount: room.memberCount + 1 };
  const line = await insertLine(services, tx, after, 'joined', joining, now);
  // What is stored says of nobody that they are there: that is told in passing, but not across a block.
  const member = { ...joining, joinedAt: now, online: false };
  appendRoomEvent(tx, roomId, { type: 'member.joined', member, line, memberCount: after.memberCount });
  if (online) {
    const { id: memberId } = joining;
    publishAfterCommit<RoomEvent>(tx, roomTopic(roomId), { type: 'presence', memberId, online });
  }
  appendMemberEvent(tx, joining.id, { type: 'room.entered', roomId });
  if (isPublic(room)) appendRoomChanged(tx, presentRoom(after, await findOwner(tx, after)));
}

/** Nothing waits at the door of a group any more for somebody who is in, or kept out; nor do the bells that told of it. */
export async function forgetAtDoor(
  tx: Transaction,
  services: Services,
  room: KeptRoom,
  memberId: string,
): Promise<void> {
  if (room.kind !== 'group') return;
  const [invitation] = await tx
    .delete(groupInvitations)
    .where(and(eq(groupInvitations.roomId, room.id), eq(groupInvitations.memberId, memberId)))
    .returning({ id: groupInvitations.id });
  if (invitation) withdraw(tx, services, { to: memberId, kind: 'roomInvite', source: invitation.id });
  const [request] = await tx
    .delete(groupRequests)
    .where(and(eq(groupRequests.roomId, room.id), eq(groupRequests.memberId, memberId)))
    .returning({ id: groupRequests.id });
  if (!request) return;
  const told = await findThoseTold(tx, room);
  withdraw(tx, services, ...told.map((to) => ({ to, kind: 'groupRequest' as const, source: request.id })));
}

/** Why the member is banned, which may be no word; null for who is not. */
export async function reasonOfBan(tx: Transaction, roomId: string, memberId: string): Promise<string | null> {
  const [ban] = await tx
    .select({ reason: roomBans.reason })
    .from(roomBans)
    .where(and(eq(roomBans.roomId, roomId), eq(roomBans.memberId, memberId)));
  return ban?.reason ?? null;
}

/** How far the member had read when they were in last; null of who never was. */
async function lastRead(tx: Transaction, roomId: string, memberId: string): Promise<number | null> {
  const [stay] = await tx
    .select({ readNumber: groupStays.readNumber })
    .from(groupStays)
    .where(and(eq(groupStays.memberId, memberId), eq(groupStays.roomId, roomId)))
    .orderBy(desc(groupStays.id))
    .limit(1);
  return stay?.readNumber ?? null;
}

/** When the member last sent a message to the room, as far back as slow mode reaches; ids rise with time. */
async function lastSent(
  tx: Transaction,
  roomId: string,
  memberId: string,
  now: number,
): Promise<Date | null> {
  const since = (now - keepingLimits.slowMode.max * 1_000).toString(16).padStart(12, '0');
  const [last] = await tx
    .select({ at: messages.at })
    .from(messages)
    .where(
      and(
        eq(messages.authorId, memberId),
        gt(messages.id, `${since.slice(0, 8)}-${since.slice(8)}-0000-0000-000000000000`),
        eq(messages.roomId, roomId),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(1);
  return last?.at ?? null;
}
