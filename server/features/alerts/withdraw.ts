// Taking back what was told: it counts no longer. An alert of which nothing is left vanishes, or says so if it was read.
import { sql } from 'drizzle-orm';
import type { AlertKind } from '../../../shared/alertKinds.ts';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { appendEvent } from '../../live/index.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import { findMemberRefs } from '../accounts/queries.ts';
import type { Box } from './boxes.ts';
import { type AlertRow, presentAlert } from './present.ts';
import { alertsTopic } from './topics.ts';

/** What shall be taken back: one thing by its source, or all of a kind that one member did. */
export type Withdrawal = { to: string; kind: AlertKind } & ({ source: string } | { actorId: string });

type Changed = Omit<AlertRow, 'number' | 'at'> & {
  memberId: string;
  number: string;
  at: string;
  /** Nobody has read it, and nothing is left of it. */
  vanished: boolean;
};

/** @param boxes of those who were told, held; what is unread in them is lowered here. */
export async function writeWithdrawn(
  tx: Transaction,
  withdrawals: readonly Withdrawal[],
  boxes: ReadonlyMap<string, Box>,
  now: number,
): Promise<void> {
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const asked = JSON.stringify(withdrawals.map(({ to, ...rest }) => ({ member: to, ...rest })));
  const touched = await tx.execute<{ alert_id: string }>(sql`
    update alert_parts set withdrawn_at = ${at}
    from json_to_recordset(${asked}::text::json) as asked(member uuid, kind text, source text, "actorId" uuid)
    where alert_parts.member_id = asked.member and alert_parts.kind = asked.kind
      and (alert_parts.source = asked.source or alert_parts.actor_id = asked."actorId")
      and withdrawn_at is null
    returning alert_id`);
  if (touched.length === 0) return;
  const ids = `{${[...touched].map(({ alert_id }) => alert_id).join(',')}}`;
  const changed = [...(await tx.execute<Changed>(recount(ids, at)))];
  const vanished = changed.filter((row) => row.vanished);
  for (const { memberId } of vanished) {
    const box = boxes.get(memberId);
    if (box) box.unread -= 1;
  }
  if (vanished.length > 0) {
    const counters = JSON.stringify(
      [...boxes.values()].map(({ memberId, unread }) => ({ memberId, unread })),
    );
    await tx.execute(sql`
      update alert_boxes set unread = rows.unread
      from json_to_recordset(${counters}::text::json) as rows("memberId" uuid, unread int)
      where member_id = rows."memberId"`);
  }
  const refs = await findMemberRefs({ db: tx }, [...new Set(changed.flatMap(({ actorIds }) => actorIds))]);
  for (const row of changed) {
    const { memberId, id } = row;
    const unread = boxes.get(memberId)?.unread ?? 0;
    const alert = presentAlert({ ...row, number: Number(row.number), at: Number(row.at) }, refs);
    appendEvent<AlertEvent>(
      tx,
      alertsTopic(memberId),
      row.vanished ? { type: 'removed', ids: [id], unread } : { type: 'alert', alert, fresh: false, unread },
    );
  }
}

/**
 * Counts alerts anew from the parts that still stand. One without any keeps what it said, withdrawn; while it is unread
 * it is removed for good, which its count of nothing says.
 */
const recount = (ids: string, at: ReturnType<typeof sql>) => sql`
  with left_over as (
    select alerts.id, count(distinct thing)::int as things, count(distinct actor_id)::int as actors,
      (array_agg(alert_parts.params order by alert_parts.number desc) filter (where thing is not null))[1] as params,
      array(
        select actor_id from alert_parts as told
        where told.alert_id = alerts.id and withdrawn_at is null and actor_id is not null
        group by actor_id order by max(told.number) desc limit 3
      ) as actor_ids
    from alerts left join alert_parts on alert_parts.alert_id = alerts.id and withdrawn_at is null
    where alerts.id = any(${ids}::uuid[]) group by alerts.id
  ), changed as (
    update alerts set
      withdrawn = things = 0,
      count = case when things > 0 or read_at is null then things else count end,
      actor_count = case when things > 0 then actors else actor_count end,
      actor_ids = case when things > 0 then left_over.actor_ids else alerts.actor_ids end,
      params = case when things > 0 then left_over.params else alerts.params end,
      removed_at = case when things = 0 and read_at is null then ${at} else removed_at end,
      read_at = case when things = 0 then coalesce(read_at, ${at}) else read_at end
    from left_over where alerts.id = left_over.id
    returning alerts.*
  )
  select id, member_id as "memberId", kind, number, (extract(epoch from at) * 1000)::bigint as at,
    read_at is not null as read, withdrawn, count, actor_count as "actorCount", actor_ids as "actorIds", params,
    count = 0 as vanished
  from changed where removed_at is null or count = 0 order by number`;
