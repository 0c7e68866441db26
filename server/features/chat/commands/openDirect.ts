// Opens what two members say to each other: one room for each pair, whoever opens it and however often.
import { and, eq, inArray } from 'drizzle-orm';
import { directs, roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { lockBoth } from '../../accounts/queries.ts';
import { appendMemberEvent } from '../events.ts';
import { refusalToOpen } from '../policy.ts';
import { findDirect, findHindrance } from '../queries/directs.ts';

/**
 * A room that is there is opened in any case, so that what was said stays readable; a new one only where both may write.
 * To the other one it is nothing before something is said.
 * @param within for a whisper: a new one is opened only where both are in this room.
 * @throws AppError DIRECT_SELF, MEMBER_NOT_FOUND, FRIEND_BLOCKED, WHISPER_ELSEWHERE
 */
export async function openDirect(
  { database, live, clock, newId }: Services,
  memberId: string,
  otherId: string,
  within?: string,
): Promise<{ roomId: string }> {
  if (memberId === otherId) throw new AppError('DIRECT_SELF');
  const known = await findDirect(database.db, memberId, otherId);
  if (known !== null) return { roomId: known };
  return live.transact(async (tx) => {
    const now = clock.now();
    const { otherIsBanned } = await lockBoth(tx, memberId, otherId, now);
    // Under the locks of both: of any number of openings at once, one makes the room.
    const made = await findDirect(tx, memberId, otherId);
    if (made !== null) return { roomId: made };
    const refusal = refusalToOpen(await findHindrance(tx, memberId, otherId), otherIsBanned);
    if (refusal) throw refusal;
    if (within !== undefined && !(await areBothIn(tx, within, [memberId, otherId])))
      throw new AppError('WHISPER_ELSEWHERE');
    const roomId = newId();
    await insertDirect(tx, roomId, memberId, otherId, new Date(now));
    appendMemberEvent(tx, memberId, { type: 'room.entered', roomId });
    return { roomId };
  });
}

async function areBothIn(tx: Transaction, roomId: string, memberIds: string[]): Promise<boolean> {
  const there = await tx
    .select({ memberId: roomMembers.memberId })
    .from(roomMembers)
    .where(and(eq(roomMembers.roomId, roomId), inArray(roomMembers.memberId, memberIds)));
  return there.length === memberIds.length;
}

async function insertDirect(
  tx: Transaction,
  roomId: string,
  memberId: string,
  otherId: string,
  at: Date,
): Promise<void> {
  const [lowId = '', highId = ''] = [memberId, otherId].sort();
  await tx.insert(rooms).values({
    id: roomId,
    kind: 'direct',
    title: '',
    ownerId: null,
    capacity: 2,
    passwordHash: null,
    lasting: true,
    memberCount: 2,
    lastNumber: 0,
    createdAt: at,
  });
  await tx.insert(directs).values({ roomId, lowId, highId, openedByLow: lowId === memberId });
  await tx
    .insert(roomMembers)
    .values([lowId, highId].map((id) => ({ roomId, memberId: id, joinedAt: at, absentSince: null })));
}
