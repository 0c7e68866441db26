// The writing side of the log: transactions that append events as their last statements and publish after commit.
import { sql } from 'drizzle-orm';
import { atOnce, type IssueAll } from '../platform/postgres/atOnce.ts';
import type { Database, Transaction } from '../platform/postgres/database.ts';
import { type Lastly, pipelined } from '../platform/postgres/pipelined.ts';
import type { Bus } from './bus.ts';
import { encodeFrame } from './frame.ts';
import { logging } from './logging.ts';

/** What was queued; its number is known once the transaction has settled. */
export type AppendedEvent = {
  /** @throws before the events of the transaction have been settled. */
  readonly seq: number;
};

type Resources = { database: Database; bus: Bus; clock: { now(): number } };

type Queued = {
  topic: string;
  type: string;
  body: string;
  ends: boolean;
  /** What takes the place of an earlier event. */
  replaces: { seq: number; type: string; body: string } | null;
  rewrites: Rewriting | null;
  seq: number | null;
};

type Rewriting = {
  /** Only events in whose JSON this stands are looked at. */
  holding: string;
  /** Only events from this seq on are looked at; all, without it. */
  from?: number | undefined;
  /** What an earlier event says from now on; the same object where it stays. */
  rewrite(event: { type: string }): { type: string };
};

/** Events that are rewritten at once. */
const rewrittenAtOnce = 500;

/** The queue of each transaction in progress. */
const queues = new WeakMap<Transaction, Queued[]>();
/** What each transaction in progress has put off to its end. */
const putOff = new WeakMap<Transaction, (() => Promise<void>)[]>();

/** What each transaction in progress tells after its commit, and nobody keeps. */
const pokes = new WeakMap<Transaction, Poke[]>();
type Poke = { topic: string; event: { type: string } };

function queueOf(tx: Transaction): Queued[] {
  const queue = queues.get(tx);
  if (!queue) throw new Error('Events can only be appended in a transaction begun with live.transact.');
  return queue;
}

/**
 * Queues a durable event for the end of the transaction. Nothing is written yet.
 * @param options.ends removes all earlier events of the topic, from the log and from every ring.
 * @param options.replaces what an earlier event of the topic said is nowhere any more: `by` stands in its place in the
 *   log, and no ring shows the old one. Feeds that have it already learn of the change by this event alone.
 * @param options.rewrites the same for every earlier event of the topic that the log still has.
 */
export function appendEvent<Event extends { type: string }>(
  tx: Transaction,
  topic: string,
  event: Event,
  options: {
    ends?: boolean;
    replaces?: { seq: number; by: Event };
    rewrites?: { holding: string; from?: number | undefined; rewrite(event: Event): Event };
  } = {},
): AppendedEvent {
  const queued: Queued = {
    topic,
    type: event.type,
    body: JSON.stringify(event),
    ends: options.ends ?? false,
    replaces: options.replaces
      ? {
          seq: options.replaces.seq,
          type: options.replaces.by.type,
          body: JSON.stringify(options.replaces.by),
        }
      : null,
    rewrites: (options.rewrites as Rewriting | undefined) ?? null,
    seq: null,
  };
  queueOf(tx).push(queued);
  return {
    get seq() {
      if (queued.seq === null)
        throw new Error('The seq of an event is known once its transaction has settled.');
      return queued.seq;
    },
  };
}

/**
 * Puts something off until all else of the transaction is done and only its events are still to be numbered: so its locks
 * come after all others, whoever asks for it. It may append events.
 */
export function beforeEvents(tx: Transaction, run: () => Promise<void>): void {
  const waiting = putOff.get(tx);
  if (!waiting) throw new Error('Only a transaction begun with live.transact can put something off.');
  waiting.push(run);
}

/** Tells, after commit alone, what is never stored: who follows the topic now hears of it, and nobody else. */
export function publishAfterCommit<Event extends { type: string }>(
  tx: Transaction,
  topic: string,
  event: Event,
): void {
  const waiting = pokes.get(tx);
  if (!waiting)
    throw new Error('Only a transaction begun with live.transact tells something after its commit.');
  waiting.push({ topic, event });
}

/** One statement; between the parts stand the rows as JSON, and the time. */
const settling = [
  `with queued as (
      select * from json_to_recordset((`,
  `::text)::json) as rows(position int, topic text, type text, body jsonb, ends boolean, erases bigint)
    ), clock as (select `,
  `::timestamptz as now), ${logging('(select now from clock)')}
    select position, seq from numbered`,
] as const;

type Numbered = { position: number; seq: string };

/** The bodies are JSON already: they go into the rows as they are. */
const rowsOf = (queue: Queued[]) =>
  `[${queue
    .map(
      ({ topic, type, body, ends, replaces, rewrites }, position) =>
        `{"position":${position},"topic":${JSON.stringify(topic)},"type":${JSON.stringify(type)},"body":${body}${
          // Either way nothing earlier may be shown as rings hold it.
          ends || rewrites ? ',"ends":true' : ''
        }${replaces ? `,"erases":${replaces.seq}` : ''}}`,
    )
    .join()}]`;

/** Writes down which seqs the events got. */
function takeNumbers(queue: Queued[], numbered: Iterable<Numbered>): void {
  for (const { position, seq } of numbered) {
    const queued = queue[position];
    if (queued) queued.seq = Number(seq);
  }
}

/**
 * Writes what is queued, now. `transact` does this at the end; call it earlier only where the answer itself must
 * hold a seq, and take no lock after it that another transaction may hold: the heads stay locked until commit.
 */
export async function settleEvents(tx: Transaction, now: number): Promise<void> {
  const unsettled = queueOf(tx).filter((queued) => queued.seq === null);
  if (unsettled.length === 0) return;
  const [before, between, after] = settling;
  const at = new Date(now).toISOString();
  takeNumbers(
    unsettled,
    await tx.execute<Numbered>(
      sql`${sql.raw(before)}${rowsOf(unsettled)}${sql.raw(between)}${at}${sql.raw(after)}`,
    ),
  );
  for (const { topic, seq, ends, replaces, rewrites } of unsettled) {
    if (rewrites) await rewriteBefore(tx, topic, seq ?? 0, rewrites);
    if (ends) await tx.execute(sql`delete from events where topic = ${topic} and seq < ${seq}`);
    if (replaces) {
      await tx.execute(
        sql`update events set type = ${replaces.type}, payload = ${replaces.body}::text::jsonb where topic = ${topic} and seq = ${replaces.seq}`,
      );
    }
  }
}

/** The topic's head is locked: nothing is appended meanwhile. */
async function rewriteBefore(
  tx: Transaction,
  topic: string,
  end: number,
  { holding, from = 1, rewrite }: Rewriting,
): Promise<void> {
  for (let after = from - 1, full = true; full; ) {
    const rows = await tx.execute<{ seq: string; payload: { type: string } }>(
      sql`select seq, payload from events where topic = ${topic} and seq > ${after} and seq < ${end}
        and strpos(payload::text, ${holding}) > 0 order by seq limit ${rewrittenAtOnce}`,
    );
    const changed = [...rows].flatMap(({ seq, payload }) => {
      const next = rewrite(payload);
      return next === payload ? [] : [{ seq, type: next.type, payload: next }];
    });
    if (changed.length > 0) {
      await tx.execute(
        sql`update events set type = changed.type, payload = changed.payload
          from json_to_recordset((${JSON.stringify(changed)}::text)::json) as changed(seq bigint, type text, payload jsonb)
          where events.topic = ${topic} and events.seq = changed.seq`,
      );
    }
    after = Number(rows.at(-1)?.seq ?? end);
    full = rows.length === rewrittenAtOnce;
  }
}

function publish(bus: Bus, queue: Queued[]): void {
  for (const { topic, body, seq, ends, replaces, rewrites } of queue) {
    const place = { seq: seq ?? 0, erases: ends || rewrites ? (seq ?? 1) - 1 : (replaces?.seq ?? 0) };
    bus.publish(topic, encodeFrame(body, place), 'own first');
  }
}

/** What a transaction tells after its commit: what it stored, and what nobody keeps. */
type Told = { queue: Queued[]; later: Poke[] };

function publishTold(bus: Bus, { queue, later }: Told): void {
  publish(bus, queue);
  for (const { topic, event } of later) {
    bus.publish(topic, encodeFrame(JSON.stringify(event), 'ephemeral'));
  }
}

/**
 * Runs a transaction. Events appended in it are written as its last statements, and published only after commit, so
 * nobody ever hears of what was rolled back.
 */
export async function transact<Result>(
  resources: Resources,
  run: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const told: Told = { queue: [], later: [] };
  const result = await resources.database.db.transaction((tx) => withEvents(resources, told, tx, run));
  publishTold(resources.bus, told);
  return result;
}

/** The same, waiting for the database as seldom as it can: see `pipelined`. */
export async function transactPipelined<Result>(
  resources: Resources,
  run: (tx: Transaction, lastly: Lastly) => Promise<Result>,
): Promise<Result> {
  const told: Told = { queue: [], later: [] };
  const result = await pipelined(resources.database, (tx, lastly) =>
    withEvents(resources, told, tx, (same) => run(same, lastly)),
  );
  publishTold(resources.bus, told);
  return result;
}

async function withEvents<Result>(
  { clock }: Resources,
  { queue, later }: Told,
  tx: Transaction,
  run: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const waiting: (() => Promise<void>)[] = [];
  queues.set(tx, queue);
  pokes.set(tx, later);
  putOff.set(tx, waiting);
  const value = await run(tx);
  for (const last of waiting) await last();
  await settleEvents(tx, clock.now());
  return value;
}

/** What a statement with `logging` stored and numbered. */
export type LoggedEvent = { topic: string; event: { type: string }; seq: number };

/** Publishes after commit, with all else of the transaction, what a statement of its own stored by the SQL of `logging`. */
export function publishLogged(tx: Transaction, { topic, event, seq }: LoggedEvent): void {
  const body = JSON.stringify(event);
  queueOf(tx).push({ topic, type: event.type, body, ends: false, replaces: null, rewrites: null, seq });
}

/**
 * Runs a transaction in one round trip, and publishes the events it stored by the SQL of `logging` after commit.
 * @param issue issues all statements; what each brings goes to `conclude`.
 * @param conclude tells the result, and which events were stored.
 */
export async function transactAtOnce<Rows extends unknown[], Result>(
  { database, bus }: Resources,
  issue: IssueAll<Rows>,
  conclude: (rows: Rows) => { result: Result; events: LoggedEvent[] },
): Promise<Result> {
  const { result, events } = conclude(await atOnce<Rows>(database.bulk, issue));
  for (const { topic, event, seq } of events) {
    bus.publish(topic, encodeFrame(JSON.stringify(event), { seq }), 'own first');
  }
  return result;
}
