// A provider that takes no real money, for demos and tests: it has a page of its own, its own books in its own table, and
// tells the shop by signed messages. Whoever has the secret in a payment's address may pay it.
import { and, eq } from 'drizzle-orm';
import { sandboxPayments } from '../../../../drizzle/schema/payments.ts';
import { currencies } from '../../../../shared/countries.ts';
import type { Payment, PaymentProvider, Seen } from '../port.ts';
import { type SandboxResources, sandboxName, secretOf } from './books.ts';
import { sandboxPages } from './pages.ts';

export function createSandbox(resources: SandboxResources): PaymentProvider {
  const { db } = resources.database;
  const webhookKey = () => resources.onceTokens.key('sandbox webhook');

  async function look({ reference }: Payment): Promise<Seen> {
    const [row] = await db.select().from(sandboxPayments).where(eq(sandboxPayments.id, reference));
    if (!row) throw new Error('The sandbox has no such payment.');
    if (row.state === 'paid') return { state: 'approved', amount: row.amount };
    if (row.state === 'declined' || row.state === 'cancelled') return { state: row.state };
    return { state: 'waiting' };
  }

  /** Only from this state; what was in another stays. */
  const leave = (id: string, from: 'waiting' | 'paid') =>
    db
      .update(sandboxPayments)
      .set({ state: 'cancelled' })
      .where(and(eq(sandboxPayments.id, id), eq(sandboxPayments.state, from)));

  return {
    name: sandboxName,
    currencies,
    async ready({ id: order, money, language, back, expiresAt }) {
      await db
        .insert(sandboxPayments)
        .values({
          id: resources.newId(),
          order,
          ...money,
          returnUrl: back,
          language,
          expiresAt: new Date(expiresAt),
        })
        .onConflictDoNothing({ target: sandboxPayments.order });
      const [row] = await db.select().from(sandboxPayments).where(eq(sandboxPayments.order, order));
      if (!row) throw new Error('The sandbox lost a payment.');
      const secret = await secretOf(resources, row.id);
      return { reference: row.id, payUrl: `/payments/${sandboxName}/${row.id}/${secret}` };
    },
    // Paying on the page takes the money already.
    approve: look,
    async abandon(payment) {
      await leave(payment.reference, 'waiting');
      return look(payment);
    },
    async cancel({ reference }) {
      await leave(reference, 'paid');
    },
    look,
    webhookKey,
    pages: sandboxPages(resources, webhookKey),
  };
}
