// Stores many messages in one statement: who may send, keys, numbers, messages, counters, events.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Message, RoomDurableEvent, Sent } from '../../../../shared/chat.ts';
import { type Live, logging } from '../../../live/index.ts';
import { hashInput } from '../../../platform/keys.ts';
import { joinKeptKeys, keepKeys, orKeyTaken } from '../../../platform/keysInBulk.ts';
import { roomTopic } from '../topics.ts';

const procedure = 'chat.send';

/** A message to store. No two of one transaction have the same author and key. */
export type Send = { id: string; author: MemberRef; roomId: string; body: string; key: string };

/** What was found out about a send, and what came of it. */
export type StoredSend = {
  /** Whether the room is there and open. */
  exists: boolean;
  /** Whether the author is in it. */
  isIn: boolean;
  /** The answer to the first call with this key, if this is a repetition. */
  first: { inputHash: Buffer; answer: Sent } | null;
  /** The answer, if the message was stored: the room exists, the author is in it, the key is new. */
  sent: Sent | null;
};

/** Hash of a send's input: a repetition has the same one. */
export const hashOfSend = ({ roomId, body }: Send): Buffer => hashInput({ roomId, body });

/** Locks the rooms that are there until the end of the transaction. A statement of its own: what follows sees what was committed until then. */
const locking = `
  select id from rooms where id = any($1::uuid[]) and kind = 'open' order by id for no key update`;

/** Under the rooms' locks. $1 are the sends as JSON, $2 is the time. */
const storing = `
  with clock as (
    select $2::timestamptz as now
  ), asked as (
    select * from json_to_recordset(($1::text)::json)
      as sends(position int, room_id uuid, author_id uuid, key uuid, input_hash text, message jsonb)
  ), found as (
    select asked.*, rooms.last_number, rooms.id is not null as exists, m.member_id is not null as is_in,
      kept.input_hash as first_hash, kept.result as first_answer,
      -- One value, for the planner guesses that of three conditions next to nothing is left.
      rooms.id is not null and m.member_id is not null and kept.key is null as goes
    from asked
    left join rooms on rooms.id = asked.room_id and rooms.kind = 'open'
    left join room_members m on m.room_id = asked.room_id and m.member_id = asked.author_id
    ${joinKeptKeys('asked', procedure)}
  ), sent as (
    select *, last_number + row_number() over (partition by room_id order by position) as number
    from found where goes
  ), counted as (
    update rooms set last_number = newest.number
    from (select room_id, max(number) as number from sent group by room_id) as newest
    where rooms.id = newest.room_id
  ), seen as (
    -- Whoever answers has read what stands above.
    update room_members m set read_number = newest.number
    from (select room_id, author_id, max(number) as number from sent group by room_id, author_id) as newest
    where m.room_id = newest.room_id and m.member_id = newest.author_id
  ), stored as (
    insert into messages (id, room_id, number, author_id, body, at)
    select (message->>'id')::uuid, room_id, number, author_id, message->>'body', (select now from clock) from sent
  ), queued as (
    select position, '${roomTopic('')}' || room_id as topic, 'message.created' as type,
      jsonb_build_object('type', 'message.created', 'message', message || jsonb_build_object('number', number)) as body,
      false as ends, null::bigint as erases
    from sent
  ), ${logging('(select now from clock)')},
  answered as (
    select position, author_id, key, input_hash, number, seq,
      jsonb_build_object('id', message->'id', 'number', number, 'seq', seq, 'at', message->'at') as result
    from sent join numbered using (position)
  ), kept as (
    ${keepKeys('answered', procedure, '(select now from clock)')}
  )
  select exists, is_in as "isIn", first_hash as "firstHash", first_answer as "firstAnswer", number, seq
  from found left join answered using (position) order by position`;

type Row = {
  exists: boolean;
  isIn: boolean;
  firstHash: Uint8Array | null;
  firstAnswer: Sent | null;
  number: string | null;
  seq: string | null;
};

/**
 * Stores those that may be stored, in one transaction and one round trip. Locks are taken in the order rooms by id,
 * then what belongs to them and keys: so two transactions never wait for each other crosswise.
 * @param now epoch milliseconds.
 * @returns what came of each send, in their order.
 * @throws KeyTakenMeanwhile when a twin of one of them has just committed elsewhere.
 */
export async function storeMessages(live: Live, sends: Send[], now: number): Promise<StoredSend[]> {
  const messages = sends.map(({ id, author, body }) => ({ id, author, body, at: now }));
  const rows = sends.map((send, position) => ({
    position,
    room_id: send.roomId,
    author_id: send.author.id,
    key: send.key,
    input_hash: hashOfSend(send).toString('hex'),
    message: messages[position],
  }));
  const rooms = [...new Set(sends.map(({ roomId }) => roomId))];
  try {
    return await live.transactAtOnce<[unknown, Row[]], StoredSend[]>(
      (tx) => [
        tx.unsafe<never>(locking, [rooms], { prepare: true }),
        tx.unsafe<never>(storing, [JSON.stringify(rows), new Date(now).toISOString()], { prepare: true }),
      ],
      ([, found]) => {
        const result = found.map((row, position) => concludeSend(row, sends[position] as Send, now));
        const events = result.flatMap(({ sent }, position) => {
          const send = sends[position];
          return sent && send ? [eventOf(send, sent)] : [];
        });
        return { result, events };
      },
    );
  } catch (error) {
    throw orKeyTaken(error);
  }
}

function concludeSend(row: Row, { id }: Send, at: number): StoredSend {
  const { exists, isIn, firstHash, firstAnswer, number, seq } = row;
  return {
    exists,
    isIn,
    first: firstHash && firstAnswer ? { inputHash: Buffer.from(firstHash), answer: firstAnswer } : null,
    sent: number === null ? null : { id, number: Number(number), seq: Number(seq), at },
  };
}

function eventOf({ author, roomId, body }: Send, { id, number, seq, at }: Sent) {
  const message: Message = { id, number, author, body, at };
  const event: RoomDurableEvent = { type: 'message.created', message };
  return { topic: roomTopic(roomId), event, seq };
}
