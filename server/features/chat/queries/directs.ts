// Direct rooms: whose they are, and what keeps one from writing to the other.
import { and, eq, sql } from 'drizzle-orm';
import { directs } from '../../../../drizzle/schema/chat.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { blockBetween } from '../../friends/queries.ts';
import type { DirectHindrance } from '../policy.ts';
import { isOutOfReach } from './reach.ts';

/** The direct room of two members, if they have one. */
export async function findDirect(db: Executor, memberId: string, otherId: string): Promise<string | null> {
  const [lowId = '', highId = ''] = [memberId, otherId].sort();
  const [found] = await db
    .select({ roomId: directs.roomId })
    .from(directs)
    .where(and(eq(directs.lowId, lowId), eq(directs.highId, highId)));
  return found?.roomId ?? null;
}

/** The other one of a direct room; null of another room. */
export async function findOther(db: Executor, roomId: string, memberId: string): Promise<string | null> {
  const [found] = await db.select().from(directs).where(eq(directs.roomId, roomId));
  if (!found) return null;
  return found.lowId === memberId ? found.highId : found.lowId;
}

/** What keeps the first of two members from writing to the second: a block, or what the second has chosen. */
export async function findHindrance(
  db: Executor,
  memberId: string,
  otherId: string,
): Promise<DirectHindrance | null> {
  const [row] = await db.execute<{ hindrance: DirectHindrance | null }>(sql`
    select coalesce(
      ${sql.raw(blockBetween('one.member', 'one.other'))},
      case when ${sql.raw(isOutOfReach('one.member', 'one.other'))} then 'outOfReach' end
    ) as hindrance
    from (values (${memberId}::uuid, ${otherId}::uuid)) as one(member, other)`);
  return row?.hindrance ?? null;
}

/**
 * SQL: whether a room stands among its member's. A direct one that the other opened does not, before something is said;
 * nor does the lobby's, which has its own place.
 */
export const isShownTo = (room: string, memberId: string): string => `
  ${room}.kind <> 'lobby' and (${room}.kind <> 'direct' or ${room}.last_number > 0 or exists (
    select from directs where room_id = ${room}.id and opened_by_low = (low_id = ${memberId})
  ))`;
