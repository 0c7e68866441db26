// Buying a gift card: its money leaves the wallet and waits in an account of its own.
import { giftCards } from '../../../../drizzle/schema/payments.ts';
import { giftCardValues } from '../../../../shared/charging.ts';
import { showGiftCardCode } from '../../../../shared/giftCardCode.ts';
import type { BoughtGiftCard, BuyGiftCardInput } from '../../../../shared/payments.ts';
import type { Money } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findHome, holdBoth } from '../../accounts/queries.ts';
import { raise } from '../../alerts/commands.ts';
import { holdBalance, post } from '../ledger/post.ts';
import { codeOf, hashCode } from './codes.ts';
import { findOwnCard } from './queries.ts';

/** What is remembered of the call: never the code. */
type Written = { cardId: string; balance: Money };

/**
 * Buys a gift card for whoever will have its code, or for one member, who needs none. The same key again gives the first
 * answer, with the code.
 * @throws AppError WALLET_CURRENCY, BAD_INPUT for a value that is not sold, INSUFFICIENT_FUNDS, GIFT_TO_SELF,
 *   MEMBER_NOT_FOUND, GIFT_CARD_CURRENCY for a recipient whose wallet has another currency, KEY_REUSED, RATE_LIMITED.
 */
export async function buyGiftCard(
  services: Services,
  buyerId: string,
  { key, ...input }: BuyGiftCardInput,
): Promise<BoughtGiftCard> {
  if (input.recipientId === buyerId) throw new AppError('GIFT_TO_SELF');
  await services.limits.consume('buy', buyerId);
  const { cardId, balance } = await services.live.transact(async (tx) => {
    await holdBoth(tx, buyerId, input.recipientId ?? buyerId);
    const now = services.clock.now();
    const call = { memberId: buyerId, procedure: 'wallet.giftCards.buy', key, input, now };
    return (await onceByKey(tx, call, () => write(tx, services, buyerId, input, now))).result;
  });
  const card = await findOwnCard(services.database, buyerId, cardId);
  const code = card.recipient === null ? showGiftCardCode(await codeOf(services, cardId)) : null;
  return { card, code, balance };
}

async function write(
  tx: Transaction,
  services: Services,
  buyerId: string,
  { value, currency, recipientId }: Omit<BuyGiftCardInput, 'key'>,
  now: number,
): Promise<Written> {
  const home = await findHome({ db: tx }, buyerId);
  if (!home) throw new AppError('NOT_SIGNED_IN');
  if (home.currency !== currency) throw new AppError('WALLET_CURRENCY', { currency: home.currency });
  const values = giftCardValues[currency];
  if (!values.includes(value)) throw new AppError('BAD_INPUT', { field: 'value', rule: values.join(', ') });
  if (recipientId !== undefined && (await findHome({ db: tx }, recipientId))?.currency !== currency)
    throw new AppError('GIFT_CARD_CURRENCY', { currency });
  const balance = await holdBalance(tx, buyerId, currency);
  if (balance < value) throw new AppError('INSUFFICIENT_FUNDS', { missing: value - balance, currency });
  const cardId = services.newId();
  await tx.insert(giftCards).values({
    id: cardId,
    buyerId,
    recipientId: recipientId ?? null,
    currency,
    amount: value,
    codeHash: hashCode(await codeOf(services, cardId)),
    boughtAt: new Date(now),
  });
  await post(tx, {
    id: services.newId(),
    kind: 'giftCard',
    reference: cardId,
    currency,
    at: now,
    entries: [
      { account: { kind: 'member', memberId: buyerId }, amount: -value },
      { account: { kind: 'giftCards' }, amount: value },
    ],
  });
  if (recipientId !== undefined) {
    const params = { cardId, amount: { amount: value, currency } };
    const told = { actorId: buyerId, source: cardId, subject: cardId, params };
    raise(tx, services, { to: recipientId, kind: 'giftCard', ...told });
  }
  return { cardId, balance: { amount: balance - value, currency } };
}
