// The room in which those who own a game meet: opened by the first of them, left when the copy goes.
import { and, eq, isNotNull } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { holdOwned } from '../../library/queries.ts';
import { findTitles } from '../../store/queries/titles.ts';
import { isOnline } from '../online.ts';
import { admit } from './admit.ts';
import { isInRoom, lockRoom } from './inRoom.ts';
import { seeOff, takeRows } from './leaveRoom.ts';

/** More than own any game. */
const places = 10_000_000;

/** Makes sure of the member's copy until the end of the transaction; comes before the room's lock. @throws AppError GAME_NOT_OWNED */
export async function holdCopyFor(tx: Transaction, memberId: string, gameId: string): Promise<void> {
  if (!(await holdOwned(tx, memberId, gameId))) throw new AppError('GAME_NOT_OWNED', { gameId });
}

/**
 * Enters the room of a game; the first one opens it. Fine if already in.
 * @throws AppError GAME_NOT_OWNED, ROOM_BANNED
 */
export async function openGameRoom(
  services: Services,
  joining: MemberRef,
  gameId: string,
): Promise<{ roomId: string }> {
  const { live, clock, newId, presence } = services;
  const online = await isOnline(services, joining.id);
  const roomId = await live.transact(async (tx) => {
    await holdCopyFor(tx, joining.id, gameId);
    const now = clock.now();
    const title = (await findTitles(tx, [gameId], 'en')).get(gameId)?.title ?? '';
    await tx
      .insert(rooms)
      .values({
        id: newId(),
        kind: 'game',
        gameId,
        title: [...title].slice(0, 35).join('').trim(),
        ownerId: null,
        capacity: places,
        lasting: true,
        createdAt: new Date(now),
      })
      .onConflictDoNothing({ target: rooms.gameId });
    const [made] = await tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.gameId, gameId));
    const room = made && (await lockRoom(tx, made.id, ['game']));
    if (!room) throw new AppError('ROOM_NOT_FOUND');
    if (!(await isInRoom(tx, room.id, joining.id)))
      await admit(services, tx, room, { ...joining, online }, now);
    return room.id;
  });
  presence.touch(joining.id);
  return { roomId };
}

/**
 * Takes the right to the room of a game that goes with a copy of it, before the copy goes: in its transaction, and under
 * its lock.
 */
export async function endGameRight(
  services: Services,
  tx: Transaction,
  memberId: string,
  gameId: string,
): Promise<void> {
  const [found] = await tx
    .select({ roomId: roomMembers.roomId })
    .from(roomMembers)
    .where(
      and(isNotNull(roomMembers.gameId), eq(roomMembers.memberId, memberId), eq(roomMembers.gameId, gameId)),
    );
  const room = found && (await lockRoom(tx, found.roomId, ['game']));
  if (!room) return;
  const left = await takeRows(tx, room, eq(roomMembers.memberId, memberId));
  if (left.length > 0) await seeOff(services, tx, room, left, 'left', gameId);
}
