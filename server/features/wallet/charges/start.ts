// Beginning a charge: a row of ours first, then the provider, so that nothing is paid that we do not know of.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import type { Me } from '../../../../shared/accounts.ts';
import { chargeLimits, chargeMinutes } from '../../../../shared/charging.ts';
import type { Charge, StartChargeInput } from '../../../../shared/payments.ts';
import type { Currency, Language } from '../../../../shared/primitives.ts';
import type { BuyInput } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { PaymentProvider } from '../../../platform/payments/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findHome, holdBoth } from '../../accounts/queries.ts';
import { findOwned } from '../../library/queries.ts';
import { type Buyer, buyWithin } from '../orders/buy.ts';
import { firstLook } from './look.ts';
import { findOwnCharge, presentCharge } from './rows.ts';

/** What payers read that it is for. */
const titles: Record<Language, string> = { en: 'Lobby wallet', ko: 'Lobby 지갑', zh: 'Lobby 钱包' };

/**
 * Begins a charge of an amount, or of what is missing for a purchase, which is then made when the charge is booked.
 * The same key again gives the same charge as it is by then.
 * @throws AppError PAYMENTS_OFF, PAYMENT_UNAVAILABLE, WALLET_CURRENCY, CHARGE_AMOUNT, CHARGE_NOT_NEEDED, CHARGE_EXPIRED,
 *   KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN, and those of a purchase but INSUFFICIENT_FUNDS.
 */
export async function startCharge(
  services: Services,
  member: Me,
  { key, language = member.language, ...asked }: StartChargeInput,
  mobile: boolean,
): Promise<Charge> {
  await services.limits.consume('charge', member.id);
  const { payments } = services;
  if (!payments?.currencies.includes(asked.currency))
    throw new AppError('PAYMENTS_OFF', { currency: asked.currency });
  const recipientId = 'purchase' in asked ? asked.purchase.recipientId : undefined;
  if (recipientId === member.id) throw new AppError('GIFT_TO_SELF');
  const chargeId = await services.live.transact(async (tx) => {
    await holdBoth(tx, member.id, recipientId ?? member.id);
    const now = services.clock.now();
    const call = { memberId: member.id, procedure: 'wallet.charges.start', key, input: asked, now };
    const { result } = await onceByKey(tx, call, () =>
      write(tx, services, payments, member.id, { ...asked, key }, now),
    );
    return result.chargeId;
  });
  return ask(services, payments, member.id, chargeId, { language, mobile });
}

async function write(
  tx: Transaction,
  services: Services,
  payments: PaymentProvider,
  memberId: string,
  asked: StartChargeInput,
  now: number,
): Promise<{ chargeId: string }> {
  // Read while the member is held: the country does not change meanwhile.
  const home = await findHome({ db: tx }, memberId);
  if (!home) throw new AppError('NOT_SIGNED_IN');
  const { currency, key } = asked;
  if (home.currency !== currency) throw new AppError('WALLET_CURRENCY', { currency: home.currency });
  const insert = async (amount: number, purchase: BuyInput | null) => {
    const { min, max } = chargeLimits[currency];
    if (amount < min || amount > max) throw new AppError('CHARGE_AMOUNT', { min, max, currency });
    const chargeId = services.newId();
    await tx.insert(charges).values({
      id: chargeId,
      memberId,
      currency,
      amount,
      provider: payments.name,
      createdAt: new Date(now),
      expiresAt: new Date(now + chargeMinutes * 60_000),
      lookAt: new Date(now + firstLook),
      purchase,
    });
    return { chargeId };
  };
  if ('amount' in asked) return insert(asked.amount, null);
  const purchase = { ...asked.purchase, currency, key };
  return insert(await missingFor(tx, services, { id: memberId, ...home }, purchase), purchase);
}

/** What must be charged for a purchase, found by trying it; never less than a charge may be. */
async function missingFor(
  tx: Transaction,
  services: Services,
  buyer: Buyer & { currency: Currency },
  purchase: BuyInput,
): Promise<number> {
  const gameIds = purchase.items.map(({ gameId }) => gameId);
  const owned = await findOwned(tx, purchase.recipientId ?? buyer.id, gameIds);
  const gameId = gameIds.find((id) => owned.has(id));
  if (gameId !== undefined) throw new AppError('ALREADY_OWNED', { gameId });
  await tx.execute(sql`savepoint trial`);
  try {
    await buyWithin(tx, services, buyer, purchase);
  } catch (error) {
    const missing =
      error instanceof AppError && error.appCode === 'INSUFFICIENT_FUNDS' ? error.params['missing'] : null;
    if (typeof missing !== 'number') throw error;
    return Math.max(missing, chargeLimits[buyer.currency].min);
  } finally {
    await tx.execute(sql`rollback to savepoint trial`);
  }
  throw new AppError('CHARGE_NOT_NEEDED');
}

/** Has the provider prepare it, unless it did. Of two that ask at once the first answer counts; nobody sees the other. */
async function ask(
  { database, clock, log }: Services,
  payments: PaymentProvider,
  memberId: string,
  chargeId: string,
  how: { language: Language; mobile: boolean },
): Promise<Charge> {
  const row = await findOwnCharge(database.db, memberId, chargeId);
  if (row.state !== 'ready' || row.reference !== null) return presentCharge(row);
  if (row.expiresAt.getTime() <= clock.now()) throw new AppError('CHARGE_EXPIRED');
  const ready = await payments
    .ready({
      id: chargeId,
      payer: memberId,
      money: presentCharge(row).amount,
      title: titles[how.language],
      back: `/wallet/charge?charge=${chargeId}`,
      expiresAt: row.expiresAt.getTime(),
      ...how,
    })
    .catch((error: unknown) => {
      log.warn({ error, chargeId }, 'the provider of payments did not prepare a charge');
      throw new AppError('PAYMENT_UNAVAILABLE');
    });
  await database.db
    .update(charges)
    .set(ready)
    .where(and(eq(charges.id, chargeId), eq(charges.state, 'ready'), isNull(charges.reference)));
  return presentCharge(await findOwnCharge(database.db, memberId, chargeId));
}
