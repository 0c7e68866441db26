// Which games stand in the same libraries.
import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/postgres/database.ts';

/** Owners looked at, the newest: what people own together now, at a bounded cost. */
const ownersAtMost = 300;

export type Together = { gameId: string; share: number };

/**
 * The games that the newest owners of a game own beside it, most of them first, and by how large a share of those
 * owners, 0 to 1. A game owned by one of them alone says nothing and is left out.
 */
export async function ownedTogether(db: Executor, gameId: string, limit: number): Promise<Together[]> {
  const rows = await db.execute<{ game_id: string; share: number }>(sql`
    with owners as (
      select member_id from entitlements where game_id = ${gameId} order by at desc, member_id limit ${ownersAtMost}
    )
    select game_id, count(*)::float8 / (select count(*) from owners) as share
    from owners join entitlements using (member_id)
    where game_id <> ${gameId} group by game_id having count(*) > 1
    order by 2 desc, game_id limit ${limit}`);
  return [...rows].map(({ game_id, share }) => ({ gameId: game_id, share }));
}
