// Enters an open room.
import { and, eq, sql } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { AppError } from '../../../errors.ts';
import { isCheckViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { appendMemberEvent, appendRoomChanged, appendRoomEvent } from '../events.ts';
import { isOnline } from '../online.ts';
import { refusalWithoutPassword } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { roomPasswordMatches } from '../roomPassword.ts';
import { claimRoomForMember, findOwner, insertLine, isInRoom, lockRoom } from './inRoom.ts';

/**
 * Whoever is in already stays in, and nothing is said. A refusal leaves the member where they were.
 * @throws AppError ROOM_NOT_FOUND, ROOM_PASSWORD_NEEDED, ROOM_PASSWORD_WRONG, ROOM_FULL, TOO_MANY_ROOMS, RATE_LIMITED
 */
export async function joinRoom(
  services: Services,
  joining: MemberRef,
  { roomId, password }: { roomId: string; password?: string | undefined },
): Promise<void> {
  const { database, clock, live, presence } = services;
  const [door] = await database.db
    .select({ passwordHash: rooms.passwordHash, memberId: roomMembers.memberId })
    .from(rooms)
    .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, joining.id)))
    .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'open')));
  if (!door) throw new AppError('ROOM_NOT_FOUND');
  if (door.memberId !== null) return;
  // Before the lock: comparing takes long on purpose, and nobody else shall wait for it.
  await checkPassword(services, joining.id, roomId, door.passwordHash, password);
  const online = await isOnline(services, joining.id);

  await live.transact(async (tx) => {
    await claimRoomForMember(services, tx, joining.id);
    const room = await lockRoom(tx, roomId);
    if (!room) throw new AppError('ROOM_NOT_FOUND');
    if (room.passwordHash !== door.passwordHash) throw new AppError('ROOM_PASSWORD_NEEDED');
    if (await isInRoom(tx, roomId, joining.id)) return;
    const now = clock.now();
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
    await tx
      .insert(roomMembers)
      .values({ roomId, memberId: joining.id, joinedAt: new Date(now), readNumber });
    const after = { ...room, memberCount: room.memberCount + 1 };
    const line = await insertLine(services, tx, after, 'joined', joining, now);
    const member = { ...joining, joinedAt: now, online };
    appendRoomEvent(tx, roomId, { type: 'member.joined', member, line, memberCount: after.memberCount });
    appendMemberEvent(tx, joining.id, { type: 'room.entered', roomId });
    appendRoomChanged(tx, presentRoom(after, await findOwner(tx, after)));
  });
  presence.touch(joining.id);
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
