// The reconciliation of charges, run when a test says so and at no other time.
import { reconcile } from '../features/wallet/charges/jobs.ts';
import { locks } from '../platform/locks.ts';
import type { Services } from '../services.ts';

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
