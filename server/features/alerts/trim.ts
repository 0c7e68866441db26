// How long alerts are kept: what is too old or too much is taken away, and so is what was removed.
import { sql } from 'drizzle-orm';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { appendEvent } from '../../live/index.ts';
import type { Services } from '../../services.ts';
import { alertsTopic } from './topics.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Members looked at in one transaction. */
const membersAtOnce = 100;

/**
 * One part of the work at each call, member by member; true while there is more. Nothing goes before its events have
 * gone: alerts say in whose events somebody stands who deletes their account.
 * @param kept alerts of one member, and days.
 */
export function trimAlerts(
  { live, clock, config }: Services,
  kept: { max: number; days: number },
): () => Promise<boolean> {
  const now = clock.now();
  const at = (time: number) => sql`${new Date(time).toISOString()}::timestamptz`;
  const withoutEvents = now - (config.LOBBY_EVENTS_KEEP_HOURS + 1) * hour;
  let after = '00000000-0000-0000-0000-000000000000';
  return () =>
    live.transact(async (tx) => {
      const boxes = [
        ...(await tx.execute<{ memberId: string }>(sql`
          select member_id as "memberId" from alert_boxes where member_id > ${after}
          order by member_id limit ${membersAtOnce} for update`)),
      ];
      const ids = sql`${`{${boxes.map(({ memberId }) => memberId).join(',')}}`}::uuid[]`;
      await tx.execute(sql`
        delete from alerts where member_id = any(${ids}) and removed_at < ${at(withoutEvents)}`);
      const trimmed = await tx.execute<{ memberId: string; upTo: string; unread: number }>(sql`
        with bounds as (
          select member as member_id, greatest(
            (select max(number) from alerts where member_id = member and at < ${at(Math.min(now - kept.days * day, withoutEvents))}),
            (select number from alerts where member_id = member and at < ${at(withoutEvents)}
              and number <= (select number from alerts where member_id = member and removed_at is null
                order by number desc offset ${kept.max} limit 1)
              order by number desc limit 1)
          ) as up_to
          from unnest(${ids}) as member
        ), gone as (
          delete from alerts using bounds
          where alerts.member_id = bounds.member_id and number <= up_to
          returning alerts.member_id, up_to, read_at is null as unread
        ), counted as (
          select member_id, max(up_to) as up_to, count(*) filter (where unread) as unread from gone group by member_id
        )
        update alert_boxes set unread = alert_boxes.unread - counted.unread from counted
        where alert_boxes.member_id = counted.member_id
        returning alert_boxes.member_id as "memberId", up_to as "upTo", alert_boxes.unread`);
      for (const { memberId, upTo, unread } of trimmed) {
        appendEvent<AlertEvent>(tx, alertsTopic(memberId), { type: 'trimmed', upTo: Number(upTo), unread });
      }
      after = boxes.at(-1)?.memberId ?? after;
      return boxes.length === membersAtOnce;
    });
}
