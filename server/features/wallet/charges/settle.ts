// The end of a charge, in one transaction: its state, its money in the ledger, and what shall be bought with it.
import { eq, sql } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import type { Currency } from '../../../../shared/countries.ts';
import type { BuyInput } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import type { Seen } from '../../../platform/payments/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findHome, holdBoth } from '../../accounts/queries.ts';
import { type NewAlert, raise } from '../../alerts/commands.ts';
import { post } from '../ledger/post.ts';
import { buyWithin } from '../orders/buy.ts';
import { type ChargeRow, paymentOf } from './rows.ts';

type End = Exclude<Seen, { state: 'waiting' }> | { state: 'expired' };

/** Our states by what the provider says. */
const stateOf = {
  declined: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
  approved: 'approved',
} as const;

/**
 * Ends a charge, once however often and by however many it is told. Money that was taken is booked, whatever the charge
 * was before, also for a member who has left; another amount than was asked for is given back and the charge has failed.
 * @param away nobody waits for it: the member is told when money has come.
 */
export async function settle(
  services: Services,
  row: ChargeRow,
  end: End,
  { away = false } = {},
): Promise<void> {
  if (end.state === 'approved' && end.amount !== row.amount) {
    services.log.error(
      { chargeId: row.id, took: end.amount },
      'a provider took another amount than asked for',
    );
    const payment = paymentOf(row);
    if (payment)
      await services.payments?.cancel({ ...payment, money: { ...payment.money, amount: end.amount } });
    return settle(services, row, { state: 'declined' });
  }
  // The client's own transactions are lost with any statement that is refused; here a purchase that is goes alone.
  await services.live.transactPipelined(async (tx) => {
    const purchase = row.purchase as BuyInput | null;
    // Members first, as everywhere. Who is gone buys nothing, and is paid nothing back here: the money waits in the wallet.
    const gone = await holdBoth(tx, row.memberId, purchase?.recipientId ?? row.memberId).then(
      () => null,
      refusalOf,
    );
    const [locked] = await tx.select().from(charges).where(eq(charges.id, row.id)).for('update');
    if (!locked || locked.state === 'approved') return;
    if (end.state !== 'approved' && locked.state !== 'ready') return;
    const now = services.clock.now();
    await tx
      .update(charges)
      .set({ state: stateOf[end.state], settledAt: new Date(now), payUrl: null, lookAt: null })
      .where(eq(charges.id, row.id));
    if (end.state !== 'approved') return;
    await book(tx, services, locked, now);
    const tell = (bought: boolean) => {
      if (away) raise(tx, services, arrived(locked, bought));
    };
    if (purchase === null) return tell(false);
    // Whoever gave it up, or saw it run out, has turned to something else.
    const late = locked.state === 'ready' ? null : new AppError('CHARGE_EXPIRED');
    const outcome = gone ?? late ?? (await tryToBuy(tx, services, locked.memberId, purchase));
    const told =
      outcome instanceof AppError
        ? { refusal: { code: outcome.appCode, params: outcome.params } }
        : { orderId: outcome };
    await tx.update(charges).set(told).where(eq(charges.id, row.id));
    tell(!(outcome instanceof AppError));
  });
  services.mail.wake();
}

const arrived = (row: ChargeRow, bought: boolean): NewAlert => ({
  to: row.memberId,
  kind: 'charge',
  source: row.id,
  subject: row.id,
  params: { chargeId: row.id, amount: { amount: row.amount, currency: row.currency as Currency }, bought },
});

const book = (tx: Transaction, { newId }: Services, row: ChargeRow, now: number) =>
  post(tx, {
    id: newId(),
    kind: 'charge',
    reference: row.id,
    currency: row.currency as Currency,
    at: now,
    entries: [
      { account: { kind: 'provider', provider: row.provider }, amount: -row.amount },
      { account: { kind: 'member', memberId: row.memberId }, amount: row.amount },
    ],
  });

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

/** The order's id, or why there is none; nothing of it stays then but the charge. */
async function tryToBuy(
  tx: Transaction,
  services: Services,
  memberId: string,
  purchase: BuyInput,
): Promise<string | AppError> {
  const home = await findHome({ db: tx }, memberId);
  if (!home) return new AppError('NOT_SIGNED_IN');
  await tx.execute(sql`savepoint purchase`);
  try {
    return (await buyWithin(tx, services, { id: memberId, ...home }, purchase)).orderId;
  } catch (error) {
    const refusal = refusalOf(error);
    await tx.execute(sql`rollback to savepoint purchase`);
    return refusal;
  }
}
