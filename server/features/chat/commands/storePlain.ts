// Stores messages that are nothing but words, as most are, by a statement of their own.
import type { RoomDurableEvent, Sent } from '../../../../shared/chat.ts';
import { orKeyTaken } from '../../../platform/keysInBulk.ts';
import type { Services } from '../../../services.ts';
import { roomTopic } from '../topics.ts';
import { storingPlain } from './plainSql.ts';
import { hashOfSend, type Send, type StoredSend } from './storeMessages.ts';
import { locking } from './storingSql.ts';

type Row = {
  isSpecial: boolean;
  exists: boolean;
  isIn: boolean;
  mutedUntil: number | null;
  firstHash: Uint8Array | null;
  firstAnswer: Sent | null;
  number: string | null;
  seq: string | null;
};

/** Whether there is nothing to a message but its words: it answers, addresses and carries nothing, and is no whisper. */
export const isPlain = ({ replyTo, mentions = [], mentionsAll, attachments = [], shownIn }: Send): boolean =>
  replyTo === undefined && mentions.length === 0 && !mentionsAll && attachments.length === 0 && !shownIn;

/** Of what a plain message never has, and rooms that are not special never ask. */
const unhindered = {
  isQuotable: true,
  isAttachable: true,
  mayAddressAll: true,
  hindrance: null,
  word: null,
  wait: 0,
} as const;

/**
 * Stores plain messages in one transaction and one round trip, as `storeMessages` would.
 * @returns what came of each send, in their order; null where its room asks more of a message than this does: then nothing came of it.
 * @throws KeyTakenMeanwhile when a twin of one of them has just committed elsewhere.
 */
export async function storePlain(
  { live, clock }: Pick<Services, 'live' | 'clock'>,
  sends: Send[],
): Promise<(StoredSend | null)[]> {
  const at = clock.now();
  const rows = sends.map((send, position) => ({
    position,
    room_id: send.roomId,
    author_id: send.author.id,
    key: send.key,
    input_hash: hashOfSend(send).toString('hex'),
    message: { id: send.id, author: send.author, body: send.body, at },
  }));
  const rooms = [...new Set(sends.map(({ roomId }) => roomId))];
  try {
    return await live.transactAtOnce<[unknown, readonly Row[]], (StoredSend | null)[]>(
      (tx) => [
        tx.unsafe<never>(locking, [rooms], { prepare: true }),
        tx.unsafe<never>(storingPlain, [JSON.stringify(rows), new Date(at).toISOString()], { prepare: true }),
      ],
      ([, found]) => {
        const result = found.map((row, position) => conclude(row, sends[position] as Send, at));
        const events = result.flatMap((stored, position) => {
          const [send, written] = [sends[position], rows[position]];
          if (!stored?.sent || !send || !written) return [];
          const { number, seq } = stored.sent;
          const event: RoomDurableEvent = {
            type: 'message.created',
            message: { ...written.message, number },
          };
          return [{ topic: roomTopic(send.roomId), event, seq }];
        });
        return { result, events };
      },
    );
  } catch (error) {
    throw orKeyTaken(error);
  }
}

function conclude(row: Row, { id }: Send, at: number): StoredSend | null {
  const { isSpecial, exists, isIn, mutedUntil, firstHash, firstAnswer, number, seq } = row;
  if (isSpecial) return null;
  return {
    ...unhindered,
    exists,
    isIn,
    mutedUntil,
    first: firstHash && firstAnswer ? { inputHash: Buffer.from(firstHash), answer: firstAnswer } : null,
    sent: number === null ? null : { id, number: Number(number), seq: Number(seq), at },
  };
}
