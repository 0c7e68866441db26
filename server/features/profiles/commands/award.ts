// What deeds earn, written in the transaction of the deed.
import { type Deed, deeds } from '../../../../shared/levels.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';

const day = 24 * 3_600_000; // ms

/** Of two transactions that award the same member, one waits here: a day's bound is counted, not raced. */
const lockExperience = (tx: Transaction, memberId: string) =>
  plain(tx)`select pg_advisory_xact_lock(hashtextextended(${`experience ${memberId}`}, 0))`;

/**
 * Counts deeds of one kind for a member, each once for what it refers to, up to the bound of the day; for one who is gone
 * nothing counts. To be called while the member is held if they are the caller, after every lock but those of shared ledger accounts (at a sign-in: before those of the
 * sessions), and for several members in the order of their ids.
 * @param references what each deed is about (see shared/levels.ts); one that counted before earns nothing.
 * @param now epoch milliseconds.
 */
export async function award(
  tx: Transaction,
  memberId: string,
  deed: Deed,
  references: readonly string[],
  now: number,
): Promise<void> {
  if (references.length === 0) return;
  const { points, perDay } = deeds[deed];
  const at = new Date(now).toISOString();
  const dayBegan = new Date(Math.floor(now / day) * day).toISOString();
  // Two statements, so that the second sees what whoever was waited for has written; they go out together.
  await Promise.all([
    lockExperience(tx, memberId),
    plain(tx)`
      with counted as (
        insert into member_deeds (member_id, deed, reference, points, at)
        select ${memberId}::uuid, ${deed}, reference,
          greatest(0, least(${points}::int, coalesce(${perDay}::bigint - coalesce((
            select sum(points) from member_deeds
            where member_id = ${memberId}::uuid and deed = ${deed} and at >= ${dayBegan}::timestamptz
          ), 0), ${points * references.length}::bigint) - ${points}::int * (row_number() over (order by reference) - 1))),
          ${at}::timestamptz
        from json_array_elements_text((${JSON.stringify(references)}::text)::json) as references_of(reference)
        where exists (select 1 from members where id = ${memberId}::uuid and deleted_at is null) and not exists (
          select 1 from member_deeds known
          where known.member_id = ${memberId}::uuid and known.deed = ${deed} and known.reference = references_of.reference)
        on conflict do nothing returning points
      ), earned as (select sum(points)::int as points from counted
      ), risen as (
        update members set experience = experience + earned.points from earned
        where id = ${memberId}::uuid and deleted_at is null and earned.points > 0
        returning id, experience - earned.points as before, experience as after
      )
      -- The level that so many points are, as levelOf in shared/levels.ts tells it.
      insert into member_levels (member_id, level, at)
      select id, level, ${at}::timestamptz from risen cross join lateral generate_series(
        1 + (1 + floor((-75 + sqrt((5625 + 100 * before)::float8)) / 50)::int),
        1 + floor((-75 + sqrt((5625 + 100 * after)::float8)) / 50)::int
      ) as level
      on conflict do nothing`,
  ]);
}

/** Takes back what a deed earned, as when a game is given back, and the levels that were reached by it. A deed that never counted is no matter. */
export async function takeBackAward(
  tx: Transaction,
  memberId: string,
  deed: Deed,
  reference: string,
): Promise<void> {
  await Promise.all([
    lockExperience(tx, memberId),
    plain(tx)`
      with gone as (
        delete from member_deeds where member_id = ${memberId} and deed = ${deed} and reference = ${reference}
        returning points
      ), lowered as (
        update members set experience = experience - gone.points from gone where id = ${memberId} and gone.points > 0
        returning id, experience
      )
      delete from member_levels using lowered
      where member_id = lowered.id and level > 1 + floor((-75 + sqrt((5625 + 100 * lowered.experience)::float8)) / 50)::int`,
  ]);
}
