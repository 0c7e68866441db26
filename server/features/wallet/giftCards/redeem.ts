// Redeeming a gift card: by its code, or by one press for the member it was sent to. Once, whoever tries.
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { giftCards } from '../../../../drizzle/schema/payments.ts';
import type { Currency } from '../../../../shared/countries.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { readGiftCardCode } from '../../../../shared/giftCardCode.ts';
import type { Redeemed } from '../../../../shared/payments.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findHome, holdMember } from '../../accounts/queries.ts';
import { balanceOf, post } from '../ledger/post.ts';
import { hashCode } from './codes.ts';

/**
 * Redeems a code, however it was typed. What is no code at all costs no try.
 * @param address of the caller: tries are counted by it too.
 * @throws AppError GIFT_CARD_WRONG, GIFT_CARD_USED, GIFT_CARD_CURRENCY, RATE_LIMITED, KEY_REUSED, NOT_SIGNED_IN.
 */
export async function redeemCode(
  services: Services,
  memberId: string,
  address: string,
  typed: { code: string; key: string },
): Promise<Redeemed> {
  const code = readGiftCardCode(typed.code);
  if (code === null) throw new AppError('GIFT_CARD_WRONG');
  const { limits } = services;
  await limits.consume('giftCardAddress', address);
  await limits.consume('giftCard', memberId);
  const which = and(eq(giftCards.codeHash, hashCode(code)), isNull(giftCards.recipientId));
  const call = { procedure: 'wallet.giftCards.redeem', key: typed.key, input: { code } };
  const redeemed = await redeem(services, memberId, call, which, 'GIFT_CARD_WRONG');
  await limits.reward('giftCardAddress', address);
  await limits.reward('giftCard', memberId);
  return redeemed;
}

/**
 * Redeems a card that was sent to this member.
 * @throws AppError GIFT_CARD_NOT_FOUND (also for another's), GIFT_CARD_USED, GIFT_CARD_CURRENCY, RATE_LIMITED, KEY_REUSED,
 *   NOT_SIGNED_IN.
 */
export async function acceptGiftCard(
  services: Services,
  memberId: string,
  { cardId, key }: { cardId: string; key: string },
): Promise<Redeemed> {
  await services.limits.consume('buy', memberId);
  const which = and(eq(giftCards.id, cardId), eq(giftCards.recipientId, memberId));
  const call = { procedure: 'wallet.giftCards.accept', key, input: { cardId } };
  return redeem(services, memberId, call, which, 'GIFT_CARD_NOT_FOUND');
}

const redeem = (
  services: Services,
  memberId: string,
  keyed: { procedure: string; key: string; input: unknown },
  which: SQL | undefined,
  otherwise: ErrorCode,
): Promise<Redeemed> =>
  services.live.transact(async (tx) => {
    await holdMember(tx, memberId);
    const now = services.clock.now();
    const call = { memberId, ...keyed, now };
    const { result } = await onceByKey(tx, call, () => take(tx, services, memberId, which, otherwise, now));
    return result;
  });

async function take(
  tx: Transaction,
  { newId }: Services,
  memberId: string,
  which: SQL | undefined,
  otherwise: ErrorCode,
  now: number,
): Promise<Redeemed> {
  const [card] = await tx.select().from(giftCards).where(which).for('update');
  if (!card) throw new AppError(otherwise);
  if (card.redeemedAt !== null) throw new AppError('GIFT_CARD_USED');
  const home = await findHome({ db: tx }, memberId);
  const currency = card.currency as Currency;
  if (home?.currency !== currency) throw new AppError('GIFT_CARD_CURRENCY', { currency });
  await tx
    .update(giftCards)
    .set({ redeemedAt: new Date(now), redeemedBy: memberId })
    .where(eq(giftCards.id, card.id));
  await post(tx, {
    id: newId(),
    kind: 'redemption',
    reference: card.id,
    currency,
    at: now,
    entries: [
      { account: { kind: 'giftCards' }, amount: -card.amount },
      { account: { kind: 'member', memberId }, amount: card.amount },
    ],
  });
  const balance = await balanceOf(tx, memberId, currency);
  return { cardId: card.id, amount: { amount: card.amount, currency }, balance };
}
