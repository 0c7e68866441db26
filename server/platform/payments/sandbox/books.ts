// The sandbox's books: its payments, who may see one, and what the payer chose.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { Logger } from 'pino';
import { sandboxPayments } from '../../../../drizzle/schema/payments.ts';
import type { OnceTokens } from '../../onceTokens.ts';
import type { Database } from '../../postgres/database.ts';

export type SandboxResources = {
  database: Database;
  clock: { now(): number };
  newId(): string;
  onceTokens: OnceTokens;
  log: Logger;
};

export const sandboxName = 'sandbox';

export type SandboxPayment = typeof sandboxPayments.$inferSelect;

/** The secret in a payment's address: made from its id, so that it is stored nowhere. */
export async function secretOf({ onceTokens }: SandboxResources, id: string): Promise<string> {
  return createHmac('sha256', await onceTokens.key('sandbox payments'))
    .update(id)
    .digest('base64url');
}

/** The payment of an address; null where the secret is not its own. */
export async function findByAddress(
  resources: SandboxResources,
  id: string,
  secret: string,
): Promise<SandboxPayment | null> {
  const [wanted, given] = [Buffer.from(await secretOf(resources, id)), Buffer.from(secret)];
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  const [row] = await resources.database.db.select().from(sandboxPayments).where(eq(sandboxPayments.id, id));
  return row ?? null;
}

/** What the payer chose; false when there was nothing left to choose. Paying in time counts, and once. */
export async function choose(
  { database, clock }: SandboxResources,
  id: string,
  state: 'paid' | 'declined',
): Promise<boolean> {
  const changed = await database.db
    .update(sandboxPayments)
    .set({ state })
    .where(
      and(
        eq(sandboxPayments.id, id),
        eq(sandboxPayments.state, 'waiting'),
        gt(sandboxPayments.expiresAt, new Date(clock.now())),
      ),
    )
    .returning({ id: sandboxPayments.id });
  return changed.length === 1;
}
