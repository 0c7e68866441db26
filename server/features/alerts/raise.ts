// Writing down what members are told: gathers it into their alerts, counts it, and appends the events.
import { sql } from 'drizzle-orm';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { appendEvent } from '../../live/index.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';
import { findMemberRefs } from '../accounts/queries.ts';
import type { Box } from './boxes.ts';
import { collapse, type Known, type NewAlert, type OpenAlert, type Part } from './collapse.ts';
import { presentAlert } from './present.ts';
import { alertsTopic } from './topics.ts';

/**
 * Writes down what happened. Who does not want to hear of it, did it themselves or has deleted their account is passed
 * over; what has the same source as something told before is not told again.
 * @param refs the receivers and actors who are there, held.
 * @param boxes of the receivers, held; what they hold is raised here.
 */
export async function writeRaised(
  tx: Transaction,
  services: Pick<Services, 'clock' | 'newId'>,
  happenings: readonly NewAlert[],
  refs: Map<string, MemberRef>,
  boxes: ReadonlyMap<string, Box>,
): Promise<void> {
  const wanted = happenings.filter(
    ({ to, kind, actorId }) => to !== actorId && refs.has(to) && boxes.get(to)?.off.includes(kind) === false,
  );
  if (wanted.length === 0) return;
  const known = await findKnown(tx, wanted);
  const lastNumbers = new Map([...boxes].map(([id, box]) => [id, box.lastNumber]));
  const now = services.clock.now();
  const { alerts, parts, begun } = collapse(wanted, known, lastNumbers, { newId: services.newId, now });
  if (parts.length === 0) return;
  for (const box of boxes.values()) {
    box.lastNumber = lastNumbers.get(box.memberId) ?? box.lastNumber;
    box.unread += begun.get(box.memberId) ?? 0;
  }
  await write(tx, { alerts, parts, boxes: [...boxes.values()] }, now);
  await addActors(tx, refs, alerts);
  // Each in the order of its numbers, so that a list is right after every single event.
  for (const alert of alerts.toSorted((left, right) => left.number - right.number)) {
    appendEvent<AlertEvent>(tx, alertsTopic(alert.memberId), {
      type: 'alert',
      alert: presentAlert({ ...alert, read: false, withdrawn: false }, refs),
      fresh: true,
      unread: boxes.get(alert.memberId)?.unread ?? 0,
    });
  }
}

/** Those who stand in the alerts already are looked up besides. */
async function addActors(
  tx: Transaction,
  refs: Map<string, MemberRef>,
  alerts: readonly OpenAlert[],
): Promise<void> {
  const missing = alerts.flatMap(({ actorIds }) => actorIds).filter((id) => !refs.has(id));
  if (missing.length === 0) return;
  for (const [id, ref] of await findMemberRefs({ db: tx }, missing)) refs.set(id, ref);
}

const asRows = (happenings: readonly NewAlert[]) =>
  sql`json_to_recordset(${JSON.stringify(
    happenings.map(({ to, kind, source, subject, actorId, thing }, position) => ({
      position,
      member: to,
      kind,
      source,
      subject,
      actor: actorId,
      thing: thing ?? source,
    })),
  )}::text::json) as asked(position int, member uuid, kind text, source text, subject text, actor uuid, thing text)`;

type KnownRow = Omit<OpenAlert, 'at' | 'number' | 'memberId' | 'params'> & {
  id: string | null;
  told: boolean;
  has_actor: boolean;
  has_thing: boolean;
};

async function findKnown(tx: Transaction, happenings: readonly NewAlert[]): Promise<(Known | null)[]> {
  const rows = await tx.execute<KnownRow>(sql`
    select told.alert_id is not null as told, open.id, open.count, open.actor_count as "actorCount",
      open.actor_ids as "actorIds",
      exists (select from alert_parts where alert_id = open.id and actor_id = asked.actor and withdrawn_at is null) as has_actor,
      exists (select from alert_parts where alert_id = open.id and thing = asked.thing and withdrawn_at is null) as has_thing
    from ${asRows(happenings)}
    -- Each by its key: the planner takes a few happenings for a hundred, and would rather read whole tables.
    left join lateral (
      select alert_id from alert_parts
      where member_id = asked.member and kind = asked.kind and source = asked.source and withdrawn_at is null limit 1
    ) as told on true
    left join lateral (
      select * from alerts
      where member_id = asked.member and kind = asked.kind and subject = asked.subject and read_at is null limit 1
    ) as open on true
    order by asked.position`);
  return [...rows].map(({ told, has_actor, has_thing, id, count, actorCount, actorIds }, index) => {
    if (told) return null;
    const { to, kind, subject } = happenings[index] as NewAlert;
    const open =
      id === null
        ? null
        : { id, memberId: to, kind, subject, count, actorCount, actorIds, number: 0, params: {}, at: 0 };
    return { open, hasActor: has_actor, hasThing: has_thing };
  });
}

async function write(
  tx: Transaction,
  { alerts, parts, boxes }: { alerts: OpenAlert[]; parts: Part[]; boxes: Box[] },
  now: number,
): Promise<void> {
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const json = (rows: object[]) => sql`(${JSON.stringify(rows)}::text)::json`;
  await tx.execute(sql`
    with gathered as (
      insert into alerts (id, member_id, number, kind, subject, params, count, actor_count, actor_ids, at)
      select id, member, number, kind, subject, params, count, actors, array(select jsonb_array_elements_text(ids)::uuid), ${at}
      from json_to_recordset(${json(
        alerts.map(({ memberId, actorCount, actorIds, ...alert }) => ({
          ...alert,
          at: undefined,
          member: memberId,
          actors: actorCount,
          ids: actorIds,
        })),
      )}) as rows(id uuid, member uuid, number bigint, kind text, subject text, params jsonb, count int, actors int, ids jsonb)
      on conflict (id) do update set number = excluded.number, params = excluded.params, count = excluded.count,
        actor_count = excluded.actor_count, actor_ids = excluded.actor_ids, at = excluded.at
    ), joined as (
      insert into alert_parts (member_id, kind, source, alert_id, number, actor_id, thing, params, at)
      select member, kind, source, alert, number, actor, thing, params, ${at}
      from json_to_recordset(${json(
        parts.map(({ memberId, alertId, actorId, ...part }) => ({
          ...part,
          member: memberId,
          alert: alertId,
          actor: actorId,
        })),
      )}) as rows(member uuid, kind text, source text, alert uuid, number bigint, actor uuid, thing text, params jsonb)
      on conflict (member_id, kind, source) do update set alert_id = excluded.alert_id, number = excluded.number,
        actor_id = excluded.actor_id, thing = excluded.thing, params = excluded.params, at = excluded.at, withdrawn_at = null
    )
    update alert_boxes set last_number = rows.number, unread = rows.unread
    from json_to_recordset(${json(
      boxes.map(({ memberId, lastNumber, unread }) => ({ member: memberId, number: lastNumber, unread })),
    )}) as rows(member uuid, number bigint, unread int)
    where alert_boxes.member_id = rows.member`);
}
