// How long the log is kept: a job takes away what is too old or too much, and topics that have ended.
import type { Logger } from 'pino';
import { type Step, startJob } from '../platform/jobs.ts';
import { locks } from '../platform/locks.ts';
import type { Database, PlainTransaction } from '../platform/postgres/database.ts';

export type Retention = {
  /** Hours an event is kept. */
  hours: number;
  /** Events kept of one topic. */
  count: number;
  /** Events that are the last of their topic: with such a one at its head, the topic vanishes when it is too old. */
  endings: { topicPrefix: string; type: string }[];
};

const hour = 3_600_000;
/** How much one step may take. */
const defaultBounds = { topics: 100, eventsOfTopic: 100 };

/** Starts the job: hourly, one instance at a time. The returned function stops it and waits for what is running. */
export function startRetention(
  resources: { database: Database; clock: { now(): number }; log: Logger },
  retention: Retention,
): () => Promise<void> {
  return startJob(resources, {
    purpose: 'take old events from the log',
    lock: locks.retention,
    every: hour,
    first: 60_000,
    begin: () => beginPruning(resources.clock.now(), retention),
  });
}

/**
 * Takes away what is not kept any more, oldest first, in bounded steps, so that nobody waits and what remains of a
 * topic never has a gap. Heads stay: feeds from before get a `reset`.
 * @param now epoch milliseconds.
 */
export function beginPruning(now: number, retention: Retention, bounds = defaultBounds): Step {
  const cutoff = new Date(now - retention.hours * hour);
  let after = '';
  return async (tx) => {
    const page = await tx<{ topic: string; keepFrom: string }[]>`
      select topic, greatest(
        head - ${retention.count}::bigint + 1,
        -- The clocks of instances differ: only what stands before the first young event may go.
        coalesce(
          (select seq from events where events.topic = topics.topic and at >= ${cutoff} order by seq limit 1),
          head + 1)
        ) as "keepFrom"
      from topics where topic > ${after} order by topic limit ${bounds.topics}`;
    const topics = page.map(({ topic }) => topic);
    await removeEnded(tx, topics, cutoff, retention.endings);
    const removed = await removeBefore(
      tx,
      topics,
      page.map(({ keepFrom }) => keepFrom),
      bounds.eventsOfTopic,
    );
    // There may be more of these topics.
    if (removed > 0) return true;
    after = topics.at(-1) ?? after;
    return topics.length === bounds.topics;
  };
}

/** Removes topics whose newest event is an ending from before the cutoff; it is the only one they have. */
async function removeEnded(
  tx: PlainTransaction,
  topics: string[],
  cutoff: Date,
  endings: Retention['endings'],
): Promise<void> {
  await tx`
    with ended as (
      select topics.topic from topics
      join events on events.topic = topics.topic and events.seq = topics.head
      join unnest(${endings.map(({ topicPrefix }) => topicPrefix)}::text[], ${endings.map(({ type }) => type)}::text[])
        as ending(prefix, type) on starts_with(topics.topic, ending.prefix) and events.type = ending.type
      where topics.topic = any(${topics}) and events.at < ${cutoff}
    ), emptied as (
      delete from events using ended where events.topic = ended.topic
    )
    delete from topics using ended where topics.topic = ended.topic`;
}

/** Removes the oldest events of each topic before a seq, a bounded number; returns how many. */
async function removeBefore(
  tx: PlainTransaction,
  topics: string[],
  keepFrom: string[],
  eventsOfTopic: number,
): Promise<number> {
  const removed = await tx`
    with doomed as (
      select oldest.topic, oldest.seq
      from unnest(${topics}::text[], ${keepFrom}::bigint[]) as bound(topic, keep_from)
      cross join lateral (
        select topic, seq from events
        where events.topic = bound.topic and events.seq < bound.keep_from
        order by seq limit ${eventsOfTopic}
      ) as oldest
    )
    delete from events using doomed where events.topic = doomed.topic and events.seq = doomed.seq`;
  return removed.count;
}
