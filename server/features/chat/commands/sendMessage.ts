// Sends messages into rooms: those that come while others are being committed share the next transaction.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Sent } from '../../../../shared/chat.ts';
import { AppError } from '../../../errors.ts';
import { type Batches, createBatches, type Live, type Outcome } from '../../../live/index.ts';
import { KeyTakenMeanwhile } from '../../../platform/keysInBulk.ts';
import { postgresError } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { refusalOfAddressingAll, refusalToSpeak, refusalToTakePart, refusalToWrite } from '../policy.ts';
import { findAddressed, findAttaching, findCallings } from '../queries/index.ts';
import { hashOfSend, type Send, type StoredSend, storeMessages } from './storeMessages.ts';
import { isPlain, storePlain } from './storePlain.ts';

/** How often a batch begins anew because a call with one of its keys has just committed elsewhere. */
const tries = 5;

/** Milliseconds a commit may take; the outbox of a client asks again with the same key. */
const patience = 30_000;

/** Bounds of the histogram of messages in one commit. */
const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** Rooms remembered to be special, before all are forgotten. */
const mostSpecial = 10_000;

/** Rooms that ask more of a message than `storePlain` does, as far as is known: a plain message tried there costs a commit. */
type SpecialRooms = Set<string>;

/** What came of a send, or why nothing is known of it. */
type Stored = StoredSend | { failure: unknown };

/** What PostgreSQL refuses may be one message's fault; what else goes wrong is nobody's. */
const isFaultOfOne = (error: unknown): boolean => postgresError(error) !== null;

/** One a process, so that messages of one room are numbered in the order they came. */
const batchesOf = new WeakMap<Live, Batches<Send, Sent>>();

/**
 * Answers when the message is committed. Repeating the call with its key sends nothing more and gets the first answer.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, ATTACHMENT_NOT_FOUND, ALL_NOT_ADDRESSABLE, MUTED, WORD_REFUSED, SLOW_MODE,
 * KEY_REUSED; in a direct room FRIEND_BLOCKED, DIRECT_REFUSED, MEMBER_NOT_FOUND, WHISPER_ELSEWHERE
 */
export function sendMessage(
  services: Services,
  author: MemberRef,
  message: Omit<Send, 'id' | 'author'>,
): Promise<Sent> {
  return batches(services).add({ id: services.newId(), author, ...message });
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
    'Messages sent, or refused, in one batch, which is mostly one transaction.',
    batchSizes,
  );
  const special: SpecialRooms = new Set();
  const made = createBatches<Send, Sent>({
    size: config.LOBBY_MESSAGES_PER_COMMIT,
    patience,
    onCommit: (count) => sizes.observe(count),
    commit: (sends) => commit(services, special, sends),
    retrySingly: isFaultOfOne,
  });
  metrics.gauge(
    'lobby_messages_waiting',
    'Messages that wait for the commit in progress.',
    () => made.waiting,
  );
  batchesOf.set(services.live, made);
  return made;
}

/**
 * Twins, calls of one member with one key or with the same thing hanging on both, go one after another: each sees what
 * came of the one before.
 */
async function commit(services: Services, special: SpecialRooms, sends: Send[]): Promise<Outcome<Sent>[]> {
  const outcomes = new Map<Send, Outcome<Sent>>();
  for (let left = sends; left.length > 0; ) {
    const taken = new Set<string>();
    const twins: Send[] = [];
    const firsts = left.filter((send) => {
      const takes = [`${send.author.id}/${send.key}`, ...(send.attachments ?? [])];
      const isTwin = takes.some((each) => taken.has(each));
      if (isTwin) twins.push(send);
      else for (const each of takes) taken.add(each);
      return !isTwin;
    });
    const stored = await store(services, special, firsts);
    for (const [index, send] of firsts.entries()) outcomes.set(send, outcomeOf(send, stored[index]));
    left = twins;
  }
  return sends.map((send) => outcomes.get(send) ?? { error: new Error('A message was left out.') });
}

/**
 * Where there are but plain messages, by the shorter statement. Those it leaves go after them, with all of their rooms, so
 * that the order in each stays. Should that fail, it is theirs alone: what was stored before is answered. Only where one
 * of them may be at fault, or nothing is heard of it in time, all is asked again, and those stored get the answers they already
 * have, by their keys.
 */
async function store(services: Services, special: SpecialRooms, sends: Send[]): Promise<Stored[]> {
  if (!sends.every((send) => isPlain(send) && !special.has(send.roomId))) return storeFully(services, sends);
  const stored = await withNewKeys(() => storePlain(services, sends));
  const left = sends.filter((_, position) => stored[position] === null);
  if (left.length === 0) return stored as StoredSend[];
  if (special.size >= mostSpecial) special.clear();
  for (const { roomId } of left) special.add(roomId);
  const later = (await storeLeft(services, left)).values();
  return stored.map((each) => each ?? (later.next().value as Stored));
}

async function storeLeft(services: Services, left: Send[]): Promise<Stored[]> {
  try {
    return await storeFully(services, left);
  } catch (error) {
    if (isFaultOfOne(error)) throw error;
    return left.map(() => ({ failure: error }));
  }
}

async function storeFully(services: Services, sends: Send[]): Promise<StoredSend[]> {
  const addressed = await findAddressed(services.database, sends);
  const attaching = await findAttaching(services.database, sends);
  const callings = await findCallings(services.database, sends, addressed);
  return withNewKeys(() => storeMessages(services, sends, addressed, callings, attaching));
}

/** Tries anew where a call with one of the keys has just committed elsewhere. */
async function withNewKeys<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let left = tries; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof KeyTakenMeanwhile) || left === 1) throw error;
    }
  }
}

function outcomeOf(send: Send, stored: Stored | undefined): Outcome<Sent> {
  if (!stored) return { error: new Error('Nothing was told of a message.') };
  if ('failure' in stored) return { error: stored.failure };
  const { first, sent } = stored;
  if (first) {
    const isSame = first.inputHash.equals(hashOfSend(send));
    return isSame ? { result: first.answer } : { error: new AppError('KEY_REUSED') };
  }
  const refusal = refusalToTakePart(stored);
  if (refusal) return { error: refusal };
  const barred = refusalToWrite(stored.hindrance);
  if (barred) return { error: barred };
  if (!stored.isQuotable) return { error: new AppError('MESSAGE_NOT_FOUND') };
  if (!stored.isAttachable) return { error: new AppError('ATTACHMENT_NOT_FOUND') };
  if (!stored.mayAddressAll) return { error: refusalOfAddressingAll() };
  const hindered = refusalToSpeak(stored);
  if (hindered) return { error: hindered };
  return sent ? { result: sent } : { error: new Error('A message was not stored.') };
}
