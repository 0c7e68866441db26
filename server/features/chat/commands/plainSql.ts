// The SQL by which messages are stored that are nothing but words, in rooms that look at nothing more.
import { logging } from '../../../live/index.ts';
import { joinKeptKeys, keepKeys } from '../../../platform/keysInBulk.ts';
import { roomTopic } from '../topics.ts';
import { counting, procedure } from './storingSql.ts';

/**
 * Under the rooms' locks, like `storing`, of which it does the part that every message needs: to begin a statement costs by
 * what it could do, so that one takes twice the time of this for a single message. $1 are the sends as JSON, $2 is the time.
 * What is sent into a special room, one that asks more of its messages, is only told so.
 */
export const storingPlain = `
  with judged as materialized (
    select plain.*, rooms.last_number, rooms.id is not null as is_there, m.member_id is not null as is_in,
      kept.input_hash as first_hash, kept.result as first_answer, mutes.until as muted_until,
      coalesce(rooms.kind = 'direct' or rooms.slow_mode > 0 or rooms.filter_patterns <> '{}', false) as is_special
    from json_to_recordset(($1::text)::json)
      as plain(position int, room_id uuid, author_id uuid, key uuid, input_hash text, message jsonb)
    -- Each row by its key, as in 'storing'.
    left join lateral (select * from rooms where id = plain.room_id limit 1) as rooms on true
    left join lateral (
      select member_id from room_members where room_id = plain.room_id and member_id = plain.author_id limit 1
    ) as m on true
    left join lateral (
      select until from room_mutes
      where room_id = plain.room_id and member_id = plain.author_id and until > $2::timestamptz limit 1
    ) as mutes on true
    ${joinKeptKeys('plain', procedure)}
  ), sent as materialized (
    select position, room_id, author_id, key, input_hash, message,
      last_number + row_number() over (partition by room_id order by position) as number
    from judged
    where is_there and is_in and not is_special and first_hash is null and muted_until is null
  ), ${counting('$2::timestamptz')}, queued as (
    select position, '${roomTopic('')}' || room_id as topic, 'message.created' as type,
      jsonb_build_object('type', 'message.created', 'message', message || jsonb_build_object('number', number)) as body,
      false as ends, null::bigint as erases
    from sent
  ), ${logging('$2::timestamptz')},
  answered as materialized (
    select sent.*, seq, jsonb_build_object(
      'id', message->'id', 'number', number, 'seq', seq, 'at', message->'at'
    ) as result
    from sent join numbered using (position)
  ), stored as (
    insert into messages (id, room_id, number, author_id, body, at, seq)
    select (message->>'id')::uuid, room_id, number, author_id, message->>'body', $2::timestamptz, seq from answered
  ), kept as (
    ${keepKeys('answered', procedure, '$2::timestamptz')}
  )
  select is_special as "isSpecial", is_there as exists, is_in as "isIn",
    round(extract(epoch from muted_until) * 1000)::float8 as "mutedUntil",
    first_hash as "firstHash", first_answer as "firstAnswer", number, seq
  from judged left join answered using (position) order by position`;
