// What watches prices by itself.
import { startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { lookForDrops } from './look.ts';
import { tellWishers } from './tell.ts';

/** Starts it: every minute, on one instance at a time. The returned function stops it and waits for what is running. */
export function startDropJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'tell those who wish for games that prices fell',
    lock: locks.priceDrops,
    every: 60_000,
    first: 10_000,
    begin() {
      const look = lookForDrops(services);
      let looking = true;
      return async (tx) => {
        if (looking) {
          looking = await look(tx);
          return true;
        }
        return tellWishers(services);
      };
    },
  });
}
