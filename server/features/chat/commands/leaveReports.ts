// What a room decided about a report stands once the house has had its time: files are not kept for ever for nobody.
import { daysForHouse } from '../../../../shared/talkReporting.ts';
import type { PlainTransaction } from '../../../platform/postgres/database.ts';

/** Those closed in one transaction. */
const atOnce = 100;

/**
 * Closes reports that a room decided about and the house did not, as the room decided; what hung on their messages goes
 * with the next run of what takes files away.
 * @param now epoch milliseconds. @returns whether there may be more.
 */
export async function leaveReports(tx: PlainTransaction, now: number): Promise<boolean> {
  const before = new Date(now - daysForHouse * 86_400_000).toISOString();
  const left = await tx`
    with late as (
      select id from talk_reports where closed_at is null and room_closed_at < ${before}::timestamptz
      order by id limit ${atOnce} for update skip locked
    ), gone as (
      delete from talk_report_files where report_id in (select id from late)
    )
    update talk_reports set closed_at = ${new Date(now).toISOString()}::timestamptz,
      closed_by = room_closed_by, outcome = room_outcome
    where id in (select id from late) returning id`;
  return left.length === atOnce;
}
