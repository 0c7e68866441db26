// Enters an open room.
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { messages, roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { roomBans, roomInvites } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { keepingLimits } from '../../../../shared/keepingLimits.ts';
import { AppError } from '../../../errors.ts';
import { headOf } from '../../../live/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isCheckViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { appendMemberEvent, appendRoomChanged, appendRoomEvent } from '../events.ts';
import { isOnline } from '../online.ts';
import { refusalToEnter, refusalWithoutPassword } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { roomPasswordMatches } from '../roomPassword.ts';
import { roomTopic } from '../topics.ts';
import { claimRoomForMember, findOwner, insertLine, isInRoom, lockRoom } from './inRoom.ts';

type Way = {
  roomId: string;
  password?: string | undefined;
  /** The id of an invite, in the place of a password. */
  invite?: string | undefined;
};

/**
 * Whoever is in already stays in, and nothing is said. A refusal leaves the member where they were.
 * @throws AppError ROOM_NOT_FOUND, ROOM_BANNED, ROOM_PASSWORD_NEEDED, ROOM_PASSWORD_WRONG, ROOM_FULL, TOO_MANY_ROOMS,
 * RATE_LIMITED, INVITE_NOT_FOUND
 */
export async function joinRoom(
  services: Services,
  joining: MemberRef,
  { roomId, password, invite }: Way,
): Promise<void> {
  const { database, clock, live, presence } = services;
  const [door] = await database.db
    .select({ passwordHash: rooms.passwordHash, memberId: roomMembers.memberId, banned: roomBans.reason })
    .from(rooms)
    .leftJoin(roomBans, and(eq(roomBans.roomId, rooms.id), eq(roomBans.memberId, joining.id)))
    .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, joining.id)))
    .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'open')));
  if (!door) throw new AppError('ROOM_NOT_FOUND');
  if (door.memberId !== null) return;
  const refusal = refusalToEnter(door.banned);
  if (refusal) throw refusal;
  // Before the lock: comparing takes long on purpose, and nobody else shall wait for it.
  if (!invite) await checkPassword(services, joining.id, roomId, door.passwordHash, password);
  const online = await isOnline(services, joining.id);

  await live.transact(async (tx) => {
    await claimRoomForMember(services, tx, joining.id);
    const room = await lockRoom(tx, roomId);
    if (!room) throw new AppError('ROOM_NOT_FOUND');
    if (await isInRoom(tx, roomId, joining.id)) return;
    const banned = refusalToEnter(await reasonOfBan(tx, roomId, joining.id));
    if (banned) throw banned;
    const now = clock.now();
    if (invite) await requireInvite(tx, roomId, invite, now);
    else if (room.passwordHash !== door.passwordHash) throw new AppError('ROOM_PASSWORD_NEEDED');
    await tx
      .update(rooms)
      .set({ memberCount: sql`${rooms.memberCount} + 1` })
      .where(eq(rooms.id, roomId))
      .catch((error: unknown) => {
        if (!isCheckViolation(error, 'rooms_not_overfull')) throw error;
        throw new AppError('ROOM_FULL', { capacity: room.capacity });
      });
    // What was said before is history, not news.
    const readNumber = room.lastNumber;
    const isHidden = room.history === 'joined';
    // Who goes and comes back waits no less.
    const sentAt = room.slowMode > 0 ? await lastSent(tx, roomId, joining.id, now) : null;
    await tx.insert(roomMembers).values({
      roomId,
      memberId: joining.id,
      joinedAt: new Date(now),
      readNumber,
      sentAt,
      // Under the room's lock, with which everything is told of it.
      ...(isHidden && { seenAfter: room.lastNumber, seenSince: await headOf(tx, roomTopic(roomId)) }),
    });
    const after = { ...room, memberCount: room.memberCount + 1 };
    const line = await insertLine(services, tx, after, 'joined', joining, now);
    const member = { ...joining, joinedAt: now, online };
    appendRoomEvent(tx, roomId, { type: 'member.joined', member, line, memberCount: after.memberCount });
    appendMemberEvent(tx, joining.id, { type: 'room.entered', roomId });
    appendRoomChanged(tx, presentRoom(after, await findOwner(tx, after)));
  });
  presence.touch(joining.id);
}

/** Why the member is banned, which may be no word; null for who is not. */
async function reasonOfBan(tx: Transaction, roomId: string, memberId: string): Promise<string | null> {
  const [ban] = await tx
    .select({ reason: roomBans.reason })
    .from(roomBans)
    .where(and(eq(roomBans.roomId, roomId), eq(roomBans.memberId, memberId)));
  return ban?.reason ?? null;
}

/** An invite may have been taken back since it was looked up. @throws AppError INVITE_NOT_FOUND */
async function requireInvite(tx: Transaction, roomId: string, id: string, now: number): Promise<void> {
  const found = await tx
    .select({ id: roomInvites.id })
    .from(roomInvites)
    .where(
      and(eq(roomInvites.id, id), eq(roomInvites.roomId, roomId), gt(roomInvites.expiresAt, new Date(now))),
    );
  if (found.length === 0) throw new AppError('INVITE_NOT_FOUND');
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

/** Guesses are counted by member and room; a right one gives its try back. */
async function checkPassword(
  { limits }: Services,
  memberId: string,
  roomId: string,
  passwordHash: string | null,
  password: string | undefined,
): Promise<void> {
  const refusal = refusalWithoutPassword(passwordHash !== null, password);
  if (refusal) throw refusal;
  if (passwordHash === null || password === undefined) return;
  const guesser = `${memberId}:${roomId}`;
  await limits.consume('roomPassword', guesser);
  if (!(await roomPasswordMatches(passwordHash, password))) throw new AppError('ROOM_PASSWORD_WRONG');
  await limits.reward('roomPassword', guesser);
}
