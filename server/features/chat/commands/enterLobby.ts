// The lobby's own channel: one room for everybody who is signed in. Nobody counts who is in it.
import { and, eq } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { roomBans } from '../../../../drizzle/schema/roomKeeping.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { refusalToEnter } from '../policy.ts';

/**
 * Makes sure that the member is in the lobby's channel, which is told nobody; the first one opens it.
 * @throws AppError ROOM_BANNED, NOT_SIGNED_IN
 */
export async function enterLobby(
  { live, clock, newId }: Services,
  memberId: string,
): Promise<{ roomId: string }> {
  return live.transact(async (tx) => {
    await holdMember(tx, memberId);
    const now = new Date(clock.now());
    const findIt = async () => {
      const [found] = await tx
        .select({ id: rooms.id, banned: roomBans.reason, memberId: roomMembers.memberId })
        .from(rooms)
        .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, memberId)))
        .leftJoin(roomBans, and(eq(roomBans.roomId, rooms.id), eq(roomBans.memberId, memberId)))
        .where(eq(rooms.kind, 'lobby'));
      return found;
    };
    const known = await findIt();
    if (!known) {
      const lobby = { id: newId(), kind: 'lobby' as const, title: 'Lobby', ownerId: null, lasting: true };
      await tx
        .insert(rooms)
        .values({ ...lobby, capacity: 10_000_000, createdAt: now })
        .onConflictDoNothing();
    }
    if (known?.memberId) return { roomId: known.id };
    // A ban that is under way holds the room: whoever it meets must not slip in beside it.
    await tx.select({ id: rooms.id }).from(rooms).where(eq(rooms.kind, 'lobby')).for('key share');
    const lobby = await findIt();
    if (!lobby) throw new AppError('ROOM_NOT_FOUND');
    const refusal = refusalToEnter(lobby.banned);
    if (refusal) throw refusal;
    await tx.insert(roomMembers).values({ roomId: lobby.id, memberId, joinedAt: now }).onConflictDoNothing();
    return { roomId: lobby.id };
  });
}
