// The rows of charges: finding them, and how they reach the wire.
import { and, eq } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import type { Currency } from '../../../../shared/countries.ts';
import type { Charge, ChargeState } from '../../../../shared/payments.ts';
import { AppError } from '../../../errors.ts';
import type { Payment } from '../../../platform/payments/index.ts';
import type { Executor } from '../../../platform/postgres/database.ts';

export type ChargeRow = typeof charges.$inferSelect;

/** @throws AppError CHARGE_NOT_FOUND, also for another's. */
export async function findOwnCharge(db: Executor, memberId: string, chargeId: string): Promise<ChargeRow> {
  const [row] = await db
    .select()
    .from(charges)
    .where(and(eq(charges.id, chargeId), eq(charges.memberId, memberId)));
  if (!row) throw new AppError('CHARGE_NOT_FOUND');
  return row;
}

/** The charge as its provider knows it; null as long as the provider does not. */
export const paymentOf = ({ id, reference, memberId, amount, currency }: ChargeRow): Payment | null =>
  reference === null
    ? null
    : { id, reference, payer: memberId, money: { amount, currency: currency as Currency } };

export const presentCharge = (row: ChargeRow): Charge => ({
  id: row.id,
  state: row.state === 'ready' && row.approvingAt !== null ? 'checking' : (row.state as ChargeState),
  amount: { amount: row.amount, currency: row.currency as Currency },
  provider: row.provider,
  payUrl: row.approvingAt === null ? row.payUrl : null,
  createdAt: row.createdAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
  settledAt: row.settledAt?.getTime() ?? null,
  withPurchase: row.purchase !== null,
  orderId: row.orderId,
  refusal: row.refusal as Charge['refusal'],
});
