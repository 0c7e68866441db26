// The codes of gift cards: made from the card's id and this installation's secret, so that whoever bought one can be told
// again, and no table holds one. The secret stands in the same database (platform/onceTokens.ts): who reads a part of the
// tables, a log or a copy of one's data learns no code; who has the whole database could make them.
import { createHash, createHmac } from 'node:crypto';
import { writeGiftCardCode } from '../../../../shared/giftCardCode.ts';
import type { Services } from '../../../services.ts';

/** 16 characters: the first 80 bits of an HMAC-SHA256. */
export async function codeOf({ onceTokens }: Services, cardId: string): Promise<string> {
  const key = await onceTokens.key('gift card codes');
  return writeGiftCardCode(createHmac('sha256', key).update(cardId).digest());
}

/** What the table knows a code by; of 80 random bits nobody finds the code. */
export const hashCode = (code: string): Buffer => createHash('sha256').update(code).digest();
