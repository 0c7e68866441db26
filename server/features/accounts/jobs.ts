// What accounts do by themselves while the server runs: expired sessions are taken away.
import { type Step, startJob } from '../../platform/jobs.ts';
import { locks } from '../../platform/locks.ts';
import type { Services } from '../../services.ts';

const hour = 3_600_000;
/** Sessions taken away by one statement. */
const sessionsAtOnce = 1_000;

/** Starts them: hourly, one instance at a time. The returned function stops them and waits for what is running. */
export function startAccountJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'take expired sessions away',
    lock: locks.expiredSessions,
    every: hour,
    first: 60_000,
    begin: () => removeExpiredSessions(services.clock.now()),
  });
}

/** @param now epoch milliseconds. */
export function removeExpiredSessions(now: number, atOnce = sessionsAtOnce): Step {
  const at = new Date(now);
  return async (tx) => {
    // Asked twice: one that is being extended just now stays.
    const removed = await tx`
      delete from sessions where expires_at <= ${at} and id in (
        select id from sessions where expires_at <= ${at} order by expires_at limit ${atOnce})`;
    return removed.count === atOnce;
  };
}
