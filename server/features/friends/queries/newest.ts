// Which friendships of some members began last, each once however many of both are asked about.
import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/postgres/database.ts';
import { idsOf, isAfterPlace, microsOf, type Recent, type RecentAsked } from '../../../platform/recent.ts';

/** The statement, for tests of its plan too. */
export const newestBonds = (
  members: readonly string[],
  { after, limit }: RecentAsked,
  without: string | null,
): SQL => {
  const place = isAfterPlace(
    after,
    { at: sql`bonds.at`, actor: sql`bonds.low_id`, ref: sql`bonds.high_id` },
    sql`uuid`,
  );
  const side = (own: SQL, other: SQL) => sql`(
    select low_id, high_id, at from bonds
    where ${own} = actors.id and state = 'friends' and ${other} is distinct from ${without}::uuid and ${place}
    order by at desc nulls last, ${other} limit ${limit})`;
  return sql`
    select distinct low_id as "actorId", high_id as "refId", ${microsOf(sql`at`)} as at
    from unnest(${idsOf(members)}) as actors(id)
    cross join lateral (${side(sql`low_id`, sql`high_id`)} union all ${side(sql`high_id`, sql`low_id`)}) as newest
    order by at desc, low_id, high_id limit ${limit}`;
};

/**
 * `actorId` and `refId` are the pair, the lower id first.
 * @param without whose friendships are left out; null for nobody's.
 */
export async function findNewestBonds(
  db: Executor,
  members: readonly string[],
  asked: RecentAsked,
  without: string | null,
): Promise<Recent[]> {
  if (members.length === 0) return [];
  const rows = await db.execute<{ actorId: string; refId: string; at: string }>(
    newestBonds(members, asked, without),
  );
  return [...rows].map(({ actorId, refId, at }) => ({ actorId, refId, at: Number(at) }));
}
