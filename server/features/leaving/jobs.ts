// What is left of deleted accounts is cleared away, also where an instance died over it.
import { type Step, startJob } from '../../platform/jobs.ts';
import { locks } from '../../platform/locks.ts';
import type { Services } from '../../services.ts';
import { findLeaving } from '../accounts/commands.ts';
import { clearAway, stragglers } from './commands.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** Starts it: every half minute, on one instance at a time. The returned function stops it and waits for what is running. */
export function startLeavingJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'clear away what deleted accounts left',
    lock: locks.leavings,
    every: 30_000,
    first: 2_000,
    begin: () => clearLeavings(services),
  });
}

/** One account after another, each as far as it goes: what cannot be done now is tried again at the next run. */
export function clearLeavings(services: Services): Step {
  const closedBefore = new Date(services.clock.now() - stragglers);
  let after = nobody;
  return async () => {
    const leaving = await findLeaving(services.database, after, closedBefore);
    if (!leaving) return false;
    const more = await clearAway(services, leaving).catch((error: unknown) => {
      services.log.warn({ error }, 'could not clear away what a deleted account left');
      return false;
    });
    if (!more) after = leaving.memberId;
    return true;
  };
}
