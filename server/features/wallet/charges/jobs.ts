// Reconciliation: what was paid and never reported is found and booked, what was never paid runs out.
import { asc, lte } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import { type Step, startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { lookAt } from './look.ts';

/** Charges that are asked for at the same time. */
const together = 8;

/** Starts it: every half minute, on one instance at a time. The returned function stops it and waits for what is running. */
export function startChargeJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'find out what became of charges',
    lock: locks.charges,
    every: 30_000,
    first: 5_000,
    begin: () => reconcile(services),
  });
}

/** Everything that is due now, a few at a time. Each is due again later, so a run ends. */
export function reconcile(services: Services): Step {
  const now = new Date(services.clock.now());
  return async () => {
    const due = await services.database.db
      .select()
      .from(charges)
      .where(lte(charges.lookAt, now))
      .orderBy(asc(charges.lookAt), asc(charges.id))
      .limit(together);
    await Promise.all(due.map((row) => lookAt(services, row)));
    return due.length === together;
  };
}
