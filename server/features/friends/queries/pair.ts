// How it stands between two members, read under their locks.
import { sql } from 'drizzle-orm';
import type { FriendCounts } from '../../../../shared/friends.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import type { Pair, Tie } from '../policy.ts';

type TieRow = {
  state: 'asked' | 'friends' | null;
  askerId: string | null;
  declined: boolean;
  byCaller: boolean;
  byOther: boolean;
};

export async function readTie(
  db: Executor,
  callerId: string,
  otherId: string,
): Promise<Pick<Pair, 'tie' | 'blockedBy'>> {
  const [row] = await db.execute<TieRow>(sql`
    select state, asker_id as "askerId", declined_at is not null as declined,
      exists (select from blocks where member_id = ${callerId} and blocked_id = ${otherId}) as "byCaller",
      exists (select from blocks where member_id = ${otherId} and blocked_id = ${callerId}) as "byOther"
    from (values (1)) as one
    left join bonds on low_id = least(${callerId}::uuid, ${otherId}::uuid)
      and high_id = greatest(${callerId}::uuid, ${otherId}::uuid)`);
  return {
    tie: tieOf(row),
    blockedBy: { caller: row?.byCaller ?? false, other: row?.byOther ?? false },
  };
}

function tieOf(row: TieRow | undefined): Tie {
  if (!row?.state || !row.askerId) return { state: 'none' };
  const { state, askerId, declined } = row;
  return state === 'asked' ? { state, askerId, declined } : { state, askerId };
}

const nothing: FriendCounts = { friends: 0, incoming: 0, outgoing: 0, blocked: 0 };

/** How many friends, requests and blocks each of these members has, as they see them. */
export async function countTies(
  db: Executor,
  memberIds: readonly string[],
): Promise<(memberId: string) => FriendCounts> {
  const rows = await db.execute<FriendCounts & { id: string }>(sql`
    select id, friends, incoming, outgoing,
      (select count(*)::int from blocks where member_id = id) as blocked
    from unnest(${`{${memberIds.join()}}`}::uuid[]) as asked(id),
    lateral (
      select count(*) filter (where state = 'friends')::int as friends,
        count(*) filter (where state = 'asked' and asker_id = id)::int as outgoing,
        count(*) filter (where state = 'asked' and asker_id <> id and declined_at is null)::int as incoming
      from bonds where low_id = id or high_id = id
    ) as counted`);
  const counts = new Map([...rows].map(({ id, ...counted }) => [id, counted]));
  return (memberId) => counts.get(memberId) ?? nothing;
}
