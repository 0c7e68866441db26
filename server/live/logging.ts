// The SQL that numbers events and stores them, as common table expressions: part of whatever statement has them.

/**
 * Reads `queued(position, topic, text as type, body jsonb, ends boolean, erases bigint)`, which must stand before it,
 * and `$now`, a timestamptz. Gives `numbered(position, topic, seq)`.
 *
 * Heads are raised in sorted order, so two transactions never wait for each other crosswise.
 * @param now SQL for the time of the events.
 */
export const logging = (now: string): string => `
  heads as (
    insert into topics as t (topic, head)
    select topic, count(*) from queued group by topic order by topic collate "C"
    on conflict (topic) do update set head = t.head + excluded.head
    returning t.topic, t.head
  ), numbered as (
    select position, topic, type, body, ends, erases, head
      - count(*) over (partition by topic)
      + row_number() over (partition by topic order by position) as seq
    from queued join heads using (topic)
  ), logged as (
    insert into events (topic, seq, type, payload, erases, at)
    select topic, seq, type, body, case when ends then seq - 1 else erases end, ${now} from numbered
  )`;
