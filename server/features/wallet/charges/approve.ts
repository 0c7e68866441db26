// The member's side of a charge at its end: coming back from the provider, and giving it up.
import { and, eq, gt, isNull } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import type { Charge } from '../../../../shared/payments.ts';
import { AppError } from '../../../errors.ts';
import type { Payment, PaymentProvider, Seen } from '../../../platform/payments/index.ts';
import type { Services } from '../../../services.ts';
import { type ChargeRow, findOwnCharge, paymentOf, presentCharge } from './rows.ts';
import { settle } from './settle.ts';

/**
 * For the member who comes back: has the provider take the money, or hears what it took. The charge's state says what
 * came of it; `checking` when the provider did not answer. May be repeated; the provider is told once.
 * @param token what came with the member, where the provider gives one.
 * @throws AppError CHARGE_NOT_FOUND (also for another's), CHARGE_EXPIRED, PAYMENT_UNAVAILABLE, RATE_LIMITED.
 */
export async function approveCharge(
  services: Services,
  memberId: string,
  chargeId: string,
  token: string | undefined,
): Promise<Charge> {
  await services.limits.consume('approve', memberId);
  const { db } = services.database;
  const row = await findOwnCharge(db, memberId, chargeId);
  const now = new Date(services.clock.now());
  if (row.state === 'expired') throw new AppError('CHARGE_EXPIRED');
  if (row.state === 'ready' && row.expiresAt <= now) {
    // If it was paid in time nevertheless, the next look books it.
    await db
      .update(charges)
      .set({ lookAt: now })
      .where(and(eq(charges.id, chargeId), eq(charges.state, 'ready')));
    throw new AppError('CHARGE_EXPIRED');
  }
  const payment = paymentOf(row);
  if (row.state !== 'ready' || payment === null) return presentCharge(row);
  const payments = providerOf(services, row);
  if (token !== undefined && (await claim(services, chargeId))) {
    const seen = await hear(services, chargeId, () => payments.approve(payment, token));
    if (seen?.state === 'waiting') await release(services, chargeId);
    else if (seen) await settle(services, row, seen);
  } else await settleIfOver(services, row, () => payments.look(payment));
  return presentCharge(await findOwnCharge(db, memberId, chargeId));
}

/**
 * Gives a charge up. What was taken nevertheless is booked: the state tells.
 * @throws AppError CHARGE_NOT_FOUND (also for another's), PAYMENT_UNAVAILABLE, RATE_LIMITED.
 */
export async function giveUpCharge(services: Services, memberId: string, chargeId: string): Promise<Charge> {
  await services.limits.consume('approve', memberId);
  const { db } = services.database;
  const row = await findOwnCharge(db, memberId, chargeId);
  const payment = paymentOf(row);
  if (row.state !== 'ready') return presentCharge(row);
  if (payment === null) await settle(services, row, { state: 'cancelled' });
  else await abandon(services, row, payment, providerOf(services, row));
  return presentCharge(await findOwnCharge(db, memberId, chargeId));
}

async function abandon(services: Services, row: ChargeRow, payment: Payment, payments: PaymentProvider) {
  // As for an approval, so that none begins any more. One that began goes its way.
  if (!(await claim(services, row.id))) return settleIfOver(services, row, () => payments.look(payment));
  const seen = await hear(services, row.id, () => payments.abandon(payment));
  if (seen === null) {
    await release(services, row.id);
    throw new AppError('PAYMENT_UNAVAILABLE');
  }
  await settle(services, row, seen.state === 'waiting' ? { state: 'cancelled' } : seen);
}

async function settleIfOver(services: Services, row: ChargeRow, look: () => Promise<Seen>): Promise<void> {
  const seen = await hear(services, row.id, look);
  if (seen && seen.state !== 'waiting') await settle(services, row, seen);
}

/** @throws AppError PAYMENT_UNAVAILABLE for a charge of a provider that is not this shop's any more. */
function providerOf({ payments }: Services, row: ChargeRow): PaymentProvider {
  if (row.provider !== payments?.name) throw new AppError('PAYMENT_UNAVAILABLE');
  return payments;
}

/** What the provider says; null where it says nothing: then nobody knows, and it is asked again later. */
async function hear({ log }: Services, chargeId: string, call: () => Promise<Seen>): Promise<Seen | null> {
  return call().catch((error: unknown) => {
    log.warn({ error, chargeId }, 'the provider of payments did not say what became of a charge');
    return null;
  });
}

/** True for the one who may tell the provider to take the money. Stays so when that one dies over it. */
async function claim({ database, clock }: Services, chargeId: string): Promise<boolean> {
  const now = new Date(clock.now());
  const open = and(eq(charges.state, 'ready'), isNull(charges.approvingAt), gt(charges.expiresAt, now));
  const claimed = await database.db
    .update(charges)
    .set({ approvingAt: now })
    .where(and(eq(charges.id, chargeId), open))
    .returning({ id: charges.id });
  return claimed.length === 1;
}

/** For a provider that has said that it took nothing. */
const release = ({ database }: Services, chargeId: string) =>
  database.db
    .update(charges)
    .set({ approvingAt: null })
    .where(and(eq(charges.id, chargeId), eq(charges.state, 'ready')));
