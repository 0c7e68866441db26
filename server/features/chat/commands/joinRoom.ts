// Enters an open room, the room of a game one has, or a group by a link into it.
import { and, eq, gt, inArray } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { roomBans, roomInvites } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { isOnline } from '../online.ts';
import { refusalToEnter, refusalWithoutPassword } from '../policy.ts';
import { roomPasswordMatches } from '../roomPassword.ts';
import { admit } from './admit.ts';
import { holdCopyFor } from './gameRoom.ts';
import { claimRoomForMember, isInRoom, lockRoom } from './inRoom.ts';

type Way = {
  roomId: string;
  password?: string | undefined;
  /** The id of an invite, in the place of a password. */
  invite?: string | undefined;
};

/**
 * Whoever is in already stays in, and nothing is said. A refusal leaves the member where they were.
 * @throws AppError ROOM_NOT_FOUND, ROOM_BANNED, ROOM_PASSWORD_NEEDED, ROOM_PASSWORD_WRONG, ROOM_FULL, TOO_MANY_ROOMS,
 * RATE_LIMITED, INVITE_NOT_FOUND; of the room of a game GAME_NOT_OWNED, of a group TOO_MANY_GROUPS
 */
export async function joinRoom(
  services: Services,
  joining: MemberRef,
  { roomId, password, invite }: Way,
): Promise<void> {
  const { database, clock, live, presence } = services;
  const [door] = await database.db
    .select({
      kind: rooms.kind,
      gameId: rooms.gameId,
      passwordHash: rooms.passwordHash,
      memberId: roomMembers.memberId,
      banned: roomBans.reason,
    })
    .from(rooms)
    .leftJoin(roomBans, and(eq(roomBans.roomId, rooms.id), eq(roomBans.memberId, joining.id)))
    .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, joining.id)))
    .where(and(eq(rooms.id, roomId), inArray(rooms.kind, invite ? ['open', 'group'] : ['open', 'game'])));
  if (!door) throw new AppError('ROOM_NOT_FOUND');
  if (door.memberId !== null) return;
  const refusal = refusalToEnter(door.banned);
  if (refusal) throw refusal;
  // Before the lock: comparing takes long on purpose, and nobody else shall wait for it.
  if (!invite) await checkPassword(services, joining.id, roomId, door.passwordHash, password);
  const online = await isOnline(services, joining.id);

  await live.transact(async (tx) => {
    if (door.kind === 'game') await holdCopyFor(tx, joining.id, door.gameId ?? '');
    else await claimRoomForMember(services, tx, joining.id, door.kind === 'group' ? 'group' : 'open');
    const room = await lockRoom(tx, roomId, [door.kind]);
    if (!room) throw new AppError('ROOM_NOT_FOUND');
    if (await isInRoom(tx, roomId, joining.id)) return;
    const now = clock.now();
    if (invite) await requireInvite(tx, roomId, invite, now);
    else if (room.passwordHash !== door.passwordHash) throw new AppError('ROOM_PASSWORD_NEEDED');
    await admit(services, tx, room, { ...joining, online }, now);
  });
  presence.touch(joining.id);
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
