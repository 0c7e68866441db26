// Somebody has deleted their account: their alerts are gone, and their name stands in nobody else's.
import { sql } from 'drizzle-orm';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { forgetMember } from '../../../shared/gone.ts';
import { appendEvent } from '../../live/index.ts';
import type { Services } from '../../services.ts';
import { holdBox } from './boxes.ts';
import { alertsTopic } from './topics.ts';

/** Receivers whose events are looked through in one transaction. */
const atOnce = 50;

/** To be called when the account is closed, so that nobody is told of it any more; may be repeated. */
export async function forgetAlerts(services: Services, memberId: string): Promise<void> {
  const { live } = services;
  await live.transact(async (tx) => {
    if (!(await holdBox(tx, memberId))) return;
    await tx.execute(sql`delete from alert_boxes where member_id = ${memberId}`);
    appendEvent<AlertEvent>(tx, alertsTopic(memberId), { type: 'ended' }, { ends: true });
  });
  const gone: AlertEvent = { type: 'member.gone', memberId };
  const rewrites = {
    holding: memberId,
    rewrite: (event: AlertEvent): AlertEvent => forgetMember(event, memberId),
  };
  for (let after = '00000000-0000-0000-0000-000000000000', full = true; full; ) {
    const page = await live.transact(async (tx) => {
      // As locks on their boxes: nothing is told to them meanwhile.
      const rows = await tx.execute<{ member_id: string }>(sql`
        select member_id from alert_boxes where member_id > ${after} and exists (
          select from alert_parts where alert_parts.member_id = alert_boxes.member_id and actor_id = ${memberId}
        ) order by member_id limit ${atOnce} for update`);
      const receivers = [...rows].map(({ member_id }) => member_id);
      for (const receiver of receivers) {
        appendEvent<AlertEvent>(tx, alertsTopic(receiver), gone, { rewrites });
      }
      return receivers;
    });
    after = page.at(-1) ?? after;
    full = page.length === atOnce;
  }
}
