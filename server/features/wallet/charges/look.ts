// Asking the provider what became of a charge, now and then, until that is known for good.
import { eq, sql } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import type { Services } from '../../../services.ts';
import { type ChargeRow, paymentOf } from './rows.ts';
import { settle } from './settle.ts';

const hour = 3_600_000;
/** Milliseconds after which a charge that nobody told of is first asked for. */
export const firstLook = 60_000;

/** How long after it expired a charge may still turn out to be paid: clocks differ, and what was sent may arrive late. */
const patience = { asked: hour, neverAsked: 60_000 };

/** Milliseconds from one look to the next: twice as long each time, to an hour. */
const pause = (looks: number) => Math.min(hour, firstLook * 2 ** Math.min(looks, 10));

/** Looks at a charge and ends it if it has come to an end. What the provider does not tell now is asked for again later. */
export async function lookAt(services: Services, row: ChargeRow): Promise<void> {
  const { database, clock, log, payments } = services;
  const now = clock.now();
  // Before the provider is asked: a charge that it never answers for must not keep others waiting.
  await database.db
    .update(charges)
    .set({ lookAt: new Date(now + pause(row.looks)), looks: sql`${charges.looks} + 1` })
    .where(sql`${eq(charges.id, row.id)} and ${charges.lookAt} is not null`);
  const isOver = row.expiresAt.getTime() + (row.approvingAt ? patience.asked : patience.neverAsked) <= now;
  const payment = paymentOf(row);
  if (payment === null) {
    if (isOver) await settle(services, row, { state: 'expired' });
    return;
  }
  if (row.provider !== payments?.name) {
    log.warn({ chargeId: row.id, provider: row.provider }, 'a charge waits for a provider that is not set');
    return;
  }
  try {
    const seen = await payments.look(payment);
    if (seen.state !== 'waiting') await settle(services, row, seen, { away: true });
    else if (isOver) await settle(services, row, { state: 'expired' });
  } catch (error) {
    log.warn({ error, chargeId: row.id }, 'could not find out what became of a charge');
  }
}
