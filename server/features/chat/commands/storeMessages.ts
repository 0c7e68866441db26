// Stores many messages in one transaction, and tells whoever they call.
import { type SQL, sql } from 'drizzle-orm';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Attachment } from '../../../../shared/attachments.ts';
import type { RoomDurableEvent, Sent } from '../../../../shared/chat.ts';
import type { Mention, Message, Quote } from '../../../../shared/chatMessages.ts';
import { type LoggedEvent, publishLogged } from '../../../live/index.ts';
import { hashInput } from '../../../platform/keys.ts';
import { orKeyTaken } from '../../../platform/keysInBulk.ts';
import type { Services } from '../../../services.ts';
import { holdThose } from '../../accounts/queries.ts';
import { raiseMany } from '../../alerts/commands.ts';
import type { MemberDurableEvent } from '../memberEvents.ts';
import type { DirectHindrance, Hindrance } from '../policy.ts';
import type { Calling } from '../queries/index.ts';
import { roomTopic } from '../topics.ts';
import { foldText } from '../wordFilter.ts';
import { alertsOf } from './callings.ts';
import { holding, locking, storing } from './storingSql.ts';

/** A message to store. No two of one transaction have the same author and key. */
export type Send = {
  id: string;
  author: MemberRef;
  roomId: string;
  body: string;
  key: string;
  /** The number of the message it answers. */
  replyTo?: number | undefined;
  /** Members it addresses, by id. */
  mentions?: string[] | undefined;
  mentionsAll?: boolean | undefined;
  /** What was uploaded for it, by id. No two sends of one transaction have the same. */
  attachments?: string[] | undefined;
  /** A whisper: the room it is said in, which its author and the other one are in. */
  shownIn?: string | undefined;
  /** Whether the author looks after the whole house, and so may address everybody. */
  isKeeper?: boolean | undefined;
};

/** What is known of others in a send before it is stored. */
export type Addressed = { mentions: Mention[]; quotedAuthor: MemberRef | null };

/** What hangs on a send, in its order: those of its attachments that are its author's. */
export type Attaching = ReadonlyMap<Send, Attachment[]>;

/** What was found out about a send, and what came of it. */
export type StoredSend = Hindrance & {
  /** Whether the room is there and open. */
  exists: boolean;
  /** Whether the author is in it. */
  isIn: boolean;
  /** Whether the message it answers is, or was, one of the room. */
  isQuotable: boolean;
  /** Whether all that shall hang on it is its author's, and of no message yet. */
  isAttachable: boolean;
  /** Whether the author may address everybody, if they do. */
  mayAddressAll: boolean;
  /** What keeps the author from writing to the other one of a direct room. */
  hindrance: DirectHindrance | null;
  /** The answer to the first call with this key, if this is a repetition. */
  first: { inputHash: Buffer; answer: Sent } | null;
  /** The answer, if the message was stored: the room exists, the author is in it, the key is new. */
  sent: Sent | null;
};

/** Hash of a send's input: a repetition has the same one. */
export const hashOfSend = ({
  roomId,
  body,
  replyTo,
  mentions,
  mentionsAll,
  shownIn,
  attachments,
}: Send): Buffer => hashInput({ roomId, body, replyTo, mentions, mentionsAll, shownIn, attachments });

type Row = Hindrance &
  Pick<StoredSend, 'exists' | 'isIn' | 'isQuotable' | 'isAttachable' | 'mayAddressAll' | 'hindrance'> & {
    firstHash: Uint8Array | null;
    firstAnswer: Sent | null;
    number: string | null;
    seq: string | null;
    quote: Quote | null;
    shown: Message['shownIn'] | null;
    /** The other one of a direct room is told of it by its first message. */
    entries: { topic: string; seq: number }[] | null;
  };

/** The same statement within a transaction of drizzle's, which numbers its values itself. */
function inTransaction(statement: string, ...values: unknown[]): SQL {
  // Texts and, between them, numbers of values.
  const parts = statement.split(/\$(\d)/);
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)),
  );
}

/**
 * Stores those that may be stored, in one transaction; where nobody is told of them, in one round trip. Locks are taken in the order members who
 * are told, rooms by id, then what belongs to them and keys, alerts last: so two transactions never wait for each other crosswise.
 * @param addressed what is known of others in each send.
 * @param callings who is told of each send once it is stored.
 * @param attaching what hangs on each.
 * @returns what came of each send, in their order.
 * @throws KeyTakenMeanwhile when a twin of one of them has just committed elsewhere.
 */
export async function storeMessages(
  services: Pick<Services, 'live' | 'clock' | 'newId'>,
  sends: Send[],
  addressed: Addressed[],
  callings: ReadonlyMap<Send, Calling>,
  attaching: Attaching,
): Promise<StoredSend[]> {
  const { live } = services;
  const now = services.clock.now();
  const messages = sends.map((send, position) => {
    const { id, author, body, mentionsAll } = send;
    const attachments = attaching.get(send);
    const mentions = addressed[position]?.mentions ?? [];
    return {
      id,
      author,
      body,
      at: now,
      ...(mentions.length > 0 && { mentions }),
      ...(mentionsAll && { mentionsAll: true as const }),
      ...(attachments && { attachments }),
    };
  });
  const rows = sends.map((send, position) => ({
    position,
    room_id: send.roomId,
    author_id: send.author.id,
    key: send.key,
    input_hash: hashOfSend(send).toString('hex'),
    reply_to: send.replyTo,
    quoted_author: addressed[position]?.quotedAuthor,
    keeper: send.isKeeper ?? false,
    // What a file is called is said as well.
    folded: foldText([send.body, ...(attaching.get(send) ?? []).map(({ name }) => name)].join('\n')),
    shown_in: send.shownIn,
    attachments: send.attachments,
    message: messages[position],
  }));
  const rooms = [...new Set(sends.flatMap(({ roomId, shownIn = [] }) => [roomId, shownIn].flat()))];
  const held = sends.flatMap(({ attachments = [] }) => attachments);
  const values = [JSON.stringify(rows), new Date(now).toISOString()] as const;
  const conclude = (found: readonly Row[]) => {
    const result = found.map((row, position) => concludeSend(row, sends[position] as Send, now));
    const events = result.flatMap(({ sent }, position) => {
      const [send, message, row] = [sends[position], messages[position], found[position]];
      return sent && send && message && row ? eventsOf(send, message, sent, row) : [];
    });
    return { result, events };
  };
  try {
    if (callings.size > 0) {
      return await live.transact(async (tx) => {
        await holdThose(tx, new Set([...callings].flatMap(([{ author }, { to }]) => [author.id, ...to])));
        await tx.execute(inTransaction(locking, `{${rooms.join()}}`));
        if (held.length > 0) await tx.execute(inTransaction(holding, `{${held.join()}}`));
        const found = [...(await tx.execute<Row>(inTransaction(storing, ...values)))];
        const { result, events } = conclude(found);
        for (const event of events) publishLogged(tx, event);
        const alerts = result.flatMap(({ sent }, position) => {
          const send = sends[position] as Send;
          const calling = callings.get(send);
          return sent && calling ? alertsOf(send, calling, sent.number, found[position]?.quote ?? null) : [];
        });
        raiseMany(tx, services, alerts);
        return result;
      });
    }
    return await live.transactAtOnce<unknown[], StoredSend[]>(
      (tx) => [
        tx.unsafe<never>(locking, [rooms], { prepare: true }),
        ...(held.length > 0 ? [tx.unsafe<never>(holding, [held], { prepare: true })] : []),
        tx.unsafe<never>(storing, [...values], { prepare: true }),
      ],
      (results) => conclude(results.at(-1) as Row[]),
    );
  } catch (error) {
    throw orKeyTaken(error);
  }
}

function concludeSend(row: Row, { id }: Send, at: number): StoredSend {
  const { firstHash, firstAnswer, number, seq, quote: _, shown: __, entries: ___, ...found } = row;
  return {
    ...found,
    first: firstHash && firstAnswer ? { inputHash: Buffer.from(firstHash), answer: firstAnswer } : null,
    sent: number === null ? null : { id, number: Number(number), seq: Number(seq), at },
  };
}

function eventsOf(
  { roomId }: Send,
  written: Omit<Message, 'number'>,
  { number, seq }: Sent,
  { quote, shown, entries }: Row,
): LoggedEvent[] {
  const message: Message = {
    ...written,
    number,
    ...(quote && { replyTo: quote }),
    ...(shown && { shownIn: shown }),
  };
  const event: RoomDurableEvent = { type: 'message.created', message };
  const entered: MemberDurableEvent = { type: 'room.entered', roomId };
  return [
    { topic: roomTopic(roomId), event, seq },
    ...(entries ?? []).map((entry) => ({ ...entry, event: entered })),
  ];
}
