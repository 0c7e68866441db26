// Who has blocked whom, for many pairs at once.
import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/postgres/database.ts';

/** Two members: the one who is told, and the one who did it. */
export type Pair = { to: string; actorId: string };

export const pairKey = ({ to, actorId }: Pair): string => `${to} ${actorId}`;

/**
 * SQL for who of two has blocked the other, for statements of other features: `blocked` where the first has, even if the
 * second has too, `blockedBy` where only the second has, else null.
 */
export const blockBetween = (first: string, second: string): string => `
  case when exists (select from blocks where member_id = ${first} and blocked_id = ${second}) then 'blocked'
    when exists (select from blocks where member_id = ${second} and blocked_id = ${first}) then 'blockedBy' end`;

/** SQL for whether two are friends, for statements of other features. */
export const friendsBetween = (first: string, second: string): string => `
  exists (select from bonds where low_id = least(${first}, ${second}) and high_id = greatest(${first}, ${second})
    and state = 'friends')`;

/** Which of these pairs are blocked, in either direction, by `pairKey`. */
export async function findBlockedPairs(
  { db }: { db: Executor },
  pairs: readonly Pair[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await db.execute<Pair>(sql`
    select "to", "actorId" from json_to_recordset((${JSON.stringify(pairs)}::text)::json) as asked("to" uuid, "actorId" uuid)
    where exists (select from blocks where member_id = "to" and blocked_id = "actorId")
      or exists (select from blocks where member_id = "actorId" and blocked_id = "to")`);
  return new Set([...rows].map(pairKey));
}

/** SQL for whether the first has blocked the second, for statements of other features. */
export const hasBlocked = (first: string, second: string): string =>
  `exists (select from blocks where member_id = ${first} and blocked_id = ${second})`;

/** SQL for those whom a member has blocked, as an array, for statements of other features. */
export const blockedBy = (member: string): string =>
  `array(select blocked_id from blocks where member_id = ${member})`;
