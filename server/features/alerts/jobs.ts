// What alerts do by themselves: old ones go.
import { limits } from '../../../shared/limits.ts';
import { type Step, startJob } from '../../platform/jobs.ts';
import { locks } from '../../platform/locks.ts';
import type { Services } from '../../services.ts';
import { trimAlerts } from './trim.ts';

/** Starts them, each on one instance at a time. The returned function stops them and waits for what is running. */
export function startAlertJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'take away old alerts',
    lock: locks.alerts,
    every: 3_600_000,
    first: 90_000,
    begin: () => trimming(services),
  });
}

const trimming = (services: Services): Step => {
  const trim = trimAlerts(services, limits.alerts);
  return () => trim();
};
