// Counts play time: stretches of one member in one game, none over another, so that several devices count as one.
import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/postgres/database.ts';

export type CopyId = { memberId: string; gameId: string };

/**
 * Adds a stretch to what is counted of a copy, and to its play time what was not counted before. Whoever calls it holds
 * the copy.
 * @param from and `until` are epoch milliseconds; a stretch that ends before it began is none.
 */
export async function countStretch(
  tx: Transaction,
  { memberId, gameId }: CopyId,
  from: number,
  until: number,
): Promise<void> {
  if (until <= from) return;
  const [began, ended] = [from, until].map((at) => sql`${new Date(at).toISOString()}::timestamptz`);
  await tx.execute(sql`
    with joined as (
      delete from play_stretches
      where member_id = ${memberId} and game_id = ${gameId} and began_at <= ${ended} and ended_at >= ${began}
      returning began_at, ended_at
    ), counted as (
      insert into play_stretches (member_id, game_id, began_at, ended_at)
      select ${memberId}, ${gameId}, least(min(began_at), ${began}), greatest(max(ended_at), ${ended}) from joined
      returning began_at, ended_at
    ), added as (
      select sum(extract(epoch from ended_at - began_at) * sign) * 1000 as ms from (
        select began_at, ended_at, 1 as sign from counted union all select began_at, ended_at, -1 from joined
      ) stretches
    )
    update entitlements
    set play_ms = play_ms + (select ms from added)::bigint, played_at = greatest(played_at, ${ended})
    where member_id = ${memberId} and game_id = ${gameId}`);
}
