// Those who look after a group.
import { and, asc, eq } from 'drizzle-orm';
import { roomMembers } from '../../../../drizzle/schema/chat.ts';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { KeptRoom } from './keepRoom.ts';

/** Who is told that somebody asks to be let in: the owner, and whom they named. */
export async function findThoseTold(
  tx: Transaction,
  { id, ownerId }: Pick<KeptRoom, 'id' | 'ownerId'>,
): Promise<string[]> {
  const rows = await tx
    .select({ memberId: roomMembers.memberId })
    .from(roomMembers)
    .where(and(eq(roomMembers.roomId, id), eq(roomMembers.moderates, true)))
    .orderBy(asc(roomMembers.joinedAt))
    .limit(groupLimits.told.max);
  return [...new Set([...(ownerId ? [ownerId] : []), ...rows.map(({ memberId }) => memberId)])];
}
