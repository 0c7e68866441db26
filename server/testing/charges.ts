// Money on its way into wallets, and its reconciliation, run when a test says so and at no other time.
import { eq } from 'drizzle-orm';
import { sandboxPayments } from '../../drizzle/schema/payments.ts';
import { reconcile } from '../features/wallet/charges/jobs.ts';
import { locks } from '../platform/locks.ts';
import type { Services } from '../services.ts';
import type { TestApp, TestMember } from './app.ts';
import { stockGames } from './shop.ts';

/** Keeps the app's own job away for as long as it is held, as another instance at work would. */
export async function holdChargeJob(services: Services) {
  const held = await services.database.sql.reserve();
  await held`select pg_advisory_lock(${locks.charges}::bigint)`;
  return {
    /** One run of the job, to its end. */
    async run(): Promise<void> {
      const step = reconcile(services);
      await services.database.sql.begin(async (tx) => {
        while (await step(tx));
      });
    },
    async release(): Promise<void> {
      await held`select pg_advisory_unlock(${locks.charges}::bigint)`;
      held.release();
    },
  };
}

/** How money is charged, alone and for games, in won. @param app once it has started */
export function chargesIn(app: () => TestApp) {
  let made = 0;
  const key = () => app().services.newId();
  const member = () => app().member({ country: 'KR' });
  const charge = ({ caller }: TestMember, amount = 30_000) =>
    caller.wallet.charges.start({ amount, currency: 'KRW', key: key() });
  const balance = async ({ caller }: TestMember) => (await caller.wallet.balance()).amount;
  const gameAt = async (price: number) => {
    made += 1;
    const slug = `charged-${made}`;
    return Object.values(await stockGames(app().services, [{ slug, prices: { KRW: price } }]))[0] ?? '';
  };
  /** Paid at the provider, which tells nobody. */
  const payUnheard = (chargeId: string) =>
    app()
      .services.database.db.update(sandboxPayments)
      .set({ state: 'paid' })
      .where(eq(sandboxPayments.order, chargeId));
  const chargeFor = ({ caller }: TestMember, gameId: string, price: number, keyed = key()) =>
    caller.wallet.charges.start({ purchase: { items: [{ gameId, price }] }, currency: 'KRW', key: keyed });
  return { key, member, charge, balance, gameAt, payUnheard, chargeFor };
}
