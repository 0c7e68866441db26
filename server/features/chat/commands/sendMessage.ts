// Sends messages into rooms: those that come while others are being committed share the next transaction.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Message, Sent } from '../../../../shared/chat.ts';
import {
  type Batches,
  createBatches,
  type Live,
  type Outcome,
  settlePlainEvents,
} from '../../../live/index.ts';
import { type KeysInBulk, KeyTakenMeanwhile, lookUpKeys } from '../../../platform/keysInBulk.ts';
import type { PlainTransaction } from '../../../platform/postgres/database.ts';
import { postgresError } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { appendRoomEvent } from '../events.ts';
import { refusalToTakePart } from '../policy.ts';

type Send = { author: MemberRef; roomId: string; body: string; key: string };
/** A message that is going to be stored, and where its seq will be known. */
type Planned = { roomId: string; message: Message; seq(): number };

/** How often a batch begins anew because a call with one of its keys has just committed elsewhere. */
const tries = 5;

/** Milliseconds a commit may take; the outbox of a client asks again with the same key. */
const patience = 30_000;

/** Bounds of the histogram of messages in one commit. */
const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** One a process, so that messages of one room are numbered in the order they came. */
const batchesOf = new WeakMap<Live, Batches<Send, Sent>>();

/**
 * Answers when the message is committed. Repeating the call with its key sends nothing more and gets the first answer.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, KEY_REUSED
 */
export function sendMessage(
  services: Services,
  author: MemberRef,
  { roomId, body, key }: { roomId: string; body: string; key: string },
): Promise<Sent> {
  return batches(services).add({ author, roomId, body, key });
}

/** Makes ready what sends share, with its measurements: `lobby_messages_waiting`, `lobby_messages_per_commit`. */
export function prepareSending(services: Services): void {
  batches(services);
}

function batches(services: Services): Batches<Send, Sent> {
  const known = batchesOf.get(services.live);
  if (known) return known;
  const { config, metrics } = services;
  const sizes = metrics.histogram(
    'lobby_messages_per_commit',
    'Messages sent, or refused, in one transaction.',
    batchSizes,
  );
  const made = createBatches<Send, Sent>({
    size: config.LOBBY_MESSAGES_PER_COMMIT,
    patience,
    onCommit: (count) => sizes.observe(count),
    commit: (sends) => commit(services, sends),
    // What PostgreSQL refuses may be one message's fault; what else goes wrong is nobody's.
    retrySingly: (error) => postgresError(error) !== null,
  });
  metrics.gauge(
    'lobby_messages_waiting',
    'Messages that wait for the commit in progress.',
    () => made.waiting,
  );
  batchesOf.set(services.live, made);
  return made;
}

async function commit(services: Services, sends: Send[]): Promise<Outcome<Sent>[]> {
  for (let left = tries; ; left -= 1) {
    try {
      return await services.live.transactPlain((tx) => sendAll(services, tx, sends));
    } catch (error) {
      if (!(error instanceof KeyTakenMeanwhile) || left === 1) throw error;
    }
  }
}

/**
 * Locks are taken in the order rooms by id, heads by topic, keys: so two batches never wait for each other crosswise.
 * @returns what came of each send: its answer, or why it was refused.
 */
async function sendAll(services: Services, tx: PlainTransaction, sends: Send[]): Promise<Outcome<Sent>[]> {
  const now = services.clock.now();
  const [numbers, memberships, keys] = await Promise.all([
    lockRooms(tx, sends),
    findMemberships(tx, sends),
    lookUpKeys<Send, Sent>(
      tx,
      'chat.send',
      sends,
      ({ author, roomId, body, key }) => ({ memberId: author.id, key, input: { roomId, body } }),
      now,
    ),
  ]);
  const planned: Planned[] = [];
  const plan = ({ author, roomId, body }: Send): Planned => {
    const number = (numbers.get(roomId) ?? 0) + 1;
    numbers.set(roomId, number);
    const message = { id: services.newId(), number, author, body, at: now };
    const event = appendRoomEvent(tx, roomId, { type: 'message.created', message });
    return { roomId, message, seq: () => event.seq };
  };
  const outcomes = sends.map((send): { answer: () => Sent } | { error: unknown } => {
    try {
      const repetition = keys.repetitionOf(send);
      if (repetition) return { answer: repetition };
      const refusal = refusalToTakePart({
        exists: numbers.has(send.roomId),
        isIn: memberships.has(`${send.roomId}/${send.author.id}`),
      });
      if (refusal) return { error: refusal };
      const one = plan(send);
      planned.push(one);
      const answer = answerOf(one);
      keys.claim(send, answer);
      return { answer };
    } catch (error) {
      return { error };
    }
  });
  if (planned.length > 0) await store(tx, planned, keys, now);
  return outcomes.map((outcome) => ('answer' in outcome ? { result: outcome.answer() } : outcome));
}

const answerOf =
  ({ message, seq }: Planned) =>
  (): Sent => ({ id: message.id, number: message.number, seq: seq(), at: message.at });

/** Locks those rooms that are there until the end of the transaction; returns the number of the newest message of each. */
async function lockRooms(tx: PlainTransaction, sends: Send[]): Promise<Map<string, number>> {
  const rooms = await tx<{ id: string; lastNumber: string }[]>`
    select id, last_number as "lastNumber" from rooms
    where id = any(${[...new Set(sends.map(({ roomId }) => roomId))]}::uuid[]) and kind = 'open'
    order by id for no key update`;
  return new Map(rooms.map(({ id, lastNumber }) => [id, Number(lastNumber)]));
}

/** Who of the authors is in the room they write to, as `room/member`; asked under the rooms' locks. */
async function findMemberships(tx: PlainTransaction, sends: Send[]): Promise<Set<string>> {
  const found = await tx<{ roomId: string; memberId: string }[]>`
    select m.room_id as "roomId", m.member_id as "memberId"
    from unnest(${sends.map(({ roomId }) => roomId)}::uuid[], ${sends.map(({ author }) => author.id)}::uuid[])
      as asked(room_id, member_id)
    join room_members m on m.room_id = asked.room_id and m.member_id = asked.member_id`;
  return new Set(found.map(({ roomId, memberId }) => `${roomId}/${memberId}`));
}

async function store(
  tx: PlainTransaction,
  planned: Planned[],
  keys: KeysInBulk<Send, Sent>,
  now: number,
): Promise<void> {
  const rows = planned.map(({ roomId, message: { id, number, author, body } }) => ({
    id,
    room_id: roomId,
    number,
    author_id: author.id,
    body,
  }));
  await Promise.all([
    tx`
      with sent as (
        select * from json_to_recordset((${JSON.stringify(rows)}::text)::json)
          as rows(id uuid, room_id uuid, number bigint, author_id uuid, body text)
      ), counted as (
        update rooms set last_number = newest.number
        from (select room_id, max(number) as number from sent group by room_id) as newest
        where rooms.id = newest.room_id
      ), seen as (
        -- Whoever answers has read what stands above.
        update room_members as m set read_number = newest.number
        from (select room_id, author_id, max(number) as number from sent group by room_id, author_id) as newest
        where m.room_id = newest.room_id and m.member_id = newest.author_id
      )
      insert into messages (id, room_id, number, author_id, body, at)
      select id, room_id, number, author_id, body, ${new Date(now)}::timestamptz from sent`,
    // The answers hold the seqs. What follows are only the keys, which come last in every batch.
    settlePlainEvents(tx, now),
  ]);
  await keys.keep();
}
