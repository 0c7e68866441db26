// The SQL by which many messages are stored in one statement: who may send, keys, numbers, messages, counters, events.
import { limits } from '../../../../shared/limits.ts';
import { logging } from '../../../live/index.ts';
import { joinKeptKeys, keepKeys } from '../../../platform/keysInBulk.ts';
import { blockBetween, hasBlocked } from '../../friends/queries.ts';
import { isOutOfReach } from '../queries/reach.ts';
import { memberTopic, roomTopic } from '../topics.ts';

/** For whose calls the keys are. */
export const procedure = 'chat.send';

/** SQL: what `attachedOf` says of what hangs on a message. */
function attachedIn(column: string): string {
  const file = `jsonb_path_query_first(${column}, '$[*] ? (@.kind == "file")')`;
  return `jsonb_build_object('kind', case when ${file} is null then 'image' else 'file' end,
    'count', jsonb_array_length(${column}), 'name', coalesce(${file}, ${column}->0)->'name')`;
}

/** Locks the rooms that are there, also those that whispers are said in, until the end of the transaction. A statement of its own: what follows sees what was committed until then. */
export const locking = `
  select id from rooms where id = any($1::uuid[]) order by id for no key update`;

/** After the rooms, where something hangs on a send: nobody else takes it, nor takes it away for waiting too long. */
export const holding = `
  select id from attachments where id = any($1::uuid[]) order by id for update`;

/**
 * SQL that moves the counters: of the rooms, and of those who sent.
 * @param now SQL for the time. Reads `sent(room_id, author_id, number)`.
 */
export const counting = (now: string): string => `counted as (
    update rooms set last_number = newest.number
    from (select room_id, max(number) as number from sent group by room_id) as newest
    where rooms.id = newest.room_id
  ), seen as (
    -- Whoever answers has read what stands above.
    update room_members m set read_number = newest.number, sent_at = ${now}
    from (select room_id, author_id, max(number) as number from sent group by room_id, author_id) as newest
    where m.room_id = newest.room_id and m.member_id = newest.author_id
  )`;

/** Under the rooms' locks. $1 are the sends as JSON, $2 is the time. */
export const storing = `
  with clock as (
    select $2::timestamptz as now
  ), asked as (
    select * from json_to_recordset(($1::text)::json)
      as sends(position int, room_id uuid, author_id uuid, key uuid, input_hash text, reply_to bigint,
        quoted_author jsonb, keeper boolean, folded text, shown_in uuid, attachments uuid[], message jsonb)
  ), judged as materialized (
    -- Once: what is asked of two members is long, and to begin to ask it costs, whether it is asked or not.
    select asked.*, rooms.last_number, rooms.id is not null as is_there, m.member_id is not null as is_in,
      kept.key is null as is_new, kept.input_hash as first_hash, kept.result as first_answer,
      coalesce(asked.reply_to <= rooms.last_number and asked.reply_to > coalesce(m.seen_after, 0), true) as is_quotable,
      asked.attachments is null or cardinality(asked.attachments) = (
        select count(*) from attachments
        where id = any(asked.attachments) and member_id = asked.author_id and sent_at is null
      ) as is_attachable,
      not asked.message ? 'mentionsAll' or asked.keeper or rooms.owner_id is not distinct from asked.author_id
        or m.moderates or rooms.kind <> 'lobby' and rooms.member_count <= ${limits.smallRoom.max} as may_address_all,
      case when rooms.owner_id is distinct from asked.author_id and not m.moderates then rooms.slow_mode else 0 end
        as pace,
      extract(epoch from m.sent_at - clock.now) as sent, mutes.until as muted_until, (
        select rooms.filter_words[place] from generate_subscripts(rooms.filter_patterns, 1) as place
        where position(rooms.filter_patterns[place] in asked.folded) > 0 order by place limit 1
      ) as word,
      rooms.kind = 'direct' as is_direct, other.member_id as other_id, shown.last_number as shown_after,
      case when rooms.kind = 'direct' then coalesce(
        case when other.member_id is null then 'gone' end,
        ${blockBetween('asked.author_id', 'other.member_id')},
        -- Who began to talk is answered, whoever else may write to them.
        case when ${isOutOfReach('asked.author_id', 'other.member_id')} and not exists (
          select from directs where room_id = asked.room_id and opened_by_low = (low_id = other.member_id)
        ) then 'outOfReach' end,
        -- A whisper is for two who are both in the room it is said in.
        case when asked.shown_in is not null and (
          select count(*) from room_members here
          where here.room_id = asked.shown_in and here.member_id in (asked.author_id, other.member_id)
        ) < 2 then 'elsewhere' end
      ) end as hindrance
    from asked
    cross join clock
    -- Each row by its key: the planner takes a few sends for a hundred, and would rather read whole tables.
    left join lateral (select * from rooms where id = asked.room_id limit 1) as rooms on true
    left join lateral (
      select * from room_members where room_id = asked.room_id and member_id = asked.author_id limit 1
    ) as m on true
    left join lateral (
      select until from room_mutes
      where room_id = asked.room_id and member_id = asked.author_id and until > clock.now limit 1
    ) as mutes on true
    left join lateral (
      select member_id from room_members
      where rooms.kind = 'direct' and room_id = asked.room_id and member_id <> asked.author_id limit 1
    ) as other on true
    left join lateral (select last_number from rooms where id = asked.shown_in limit 1) as shown on true
    ${joinKeptKeys('asked', procedure)}
  ), allowed as (
    -- One value, for the planner guesses that of several conditions next to nothing is left.
    select *, greatest(ceil(coalesce(sent + nullif(pace, 0), 0)), 0)::int as wait,
      is_there and is_in and is_new and is_quotable and is_attachable and may_address_all and hindrance is null and word is null
        and muted_until is null and coalesce(sent + nullif(pace, 0), 0) <= 0 as may
    from judged
  ), found as (
    -- In slow mode one of several that came at once.
    select *, may and (pace = 0 or row_number() over (partition by room_id, author_id, may order by position) = 1)
      as goes
    from allowed
  ), numbering as (
    select *, last_number + row_number() over (partition by room_id order by position) as number
    from found where goes
  ), sent as (
    select numbering.*, message || jsonb_build_object('number', numbering.number) ||
      case when numbering.reply_to is null then '{}' else jsonb_build_object('replyTo', jsonb_build_object(
        'number', numbering.reply_to,
        'author', case when quoted.deleted_at is null and quoted.id is not null then quoted_author end,
        'body', case when quoted.deleted_at is not null or quoted.id is null then ''
          when char_length(quoted.body) > ${limits.messageExcerpt.max}
          then left(quoted.body, ${limits.messageExcerpt.max}) || '…' else quoted.body end
      ) || case when quoted.attachments is null then '{}' else jsonb_build_object('attached', ${attachedIn('quoted.attachments')}) end) end || case when numbering.shown_after is null then '{}' else jsonb_build_object('shownIn', jsonb_build_object(
        'roomId', numbering.shown_in, 'afterNumber', numbering.shown_after
      )) end as told
    from numbering
    left join lateral (
      select * from messages where room_id = numbering.room_id and number = numbering.reply_to limit 1
    ) as quoted on true
  ), ${counting('(select now from clock)')}, queued as (
    select position, '${roomTopic('')}' || room_id as topic, 'message.created' as type,
      jsonb_build_object('type', 'message.created', 'message', told) as body,
      false as ends, null::bigint as erases
    from sent
    union all
    -- The first thing said brings the room to the other one.
    select -1 - position, '${memberTopic('')}' || other_id, 'room.entered',
      jsonb_build_object('type', 'room.entered', 'roomId', room_id), false, null
    from sent where is_direct and number = 1
  ), ${logging('(select now from clock)')},
  stored as (
    insert into messages (id, room_id, number, author_id, body, at, seq, reply_to, mentions, mentions_all,
      attachments, shown_in, shown_after)
    select (message->>'id')::uuid, room_id, number, author_id, message->>'body', (select now from clock), seq,
      reply_to, message->'mentions', message ? 'mentionsAll',
      message->'attachments',
      case when shown_after is not null then shown_in end, shown_after
    from sent join numbered using (position)
  ), news as (
    insert into direct_news (id, room_id, number, at)
    select (message->>'id')::uuid, room_id, number, (select now from clock) from sent where is_direct
  ), addressed as (
    insert into message_mentions (member_id, room_id, number)
    select (mention->>'id')::uuid, room_id, number
    from sent cross join lateral jsonb_array_elements(message->'mentions') as mention
    -- Nobody is called by whom they have blocked.
    where not ${hasBlocked("(mention->>'id')::uuid", 'sent.author_id')}
  ), attached as (
    update attachments set sent_at = (select now from clock), (room_id, number) = (
      select sent.room_id, sent.number from sent where attachments.id = any(sent.attachments)
    )
    where id = any(array(select unnest(attachments) from sent))
  ), answered as (
    select position, author_id, key, input_hash, number, seq,
      jsonb_build_object('id', message->'id', 'number', number, 'seq', seq, 'at', message->'at') as result,
      told->'replyTo' as quote, told->'shownIn' as shown
    from sent join numbered using (position)
  ), kept as (
    ${keepKeys('answered', procedure, '(select now from clock)')}
  )
  select is_there as exists, is_in as "isIn", is_quotable as "isQuotable", is_attachable as "isAttachable",
    may_address_all as "mayAddressAll", hindrance,
    round(extract(epoch from muted_until) * 1000)::float8 as "mutedUntil", word,
    case when may and not goes then pace else wait end as wait,
    first_hash as "firstHash", first_answer as "firstAnswer", number, seq, quote, shown,
    (select jsonb_agg(jsonb_build_object('topic', topic, 'seq', seq)) from numbered
      where numbered.position = -1 - found.position) as entries
  from found left join answered using (position) order by position`;
