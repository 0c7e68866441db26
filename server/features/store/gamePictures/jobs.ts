// Clears uploaded pictures and trailers of games away that are no game's.
import { startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { sweepGamePictures } from './sweep.ts';

/** Starts it: daily, on one instance at a time. The returned function stops it and waits for what is running. */
export function startGamePictureJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'take pictures and trailers of no game away',
    lock: locks.gamePictureSweep,
    every: 24 * 3_600_000,
    // Not with everything else at the start.
    first: 12 * 60_000,
    begin: () => sweepGamePictures(services, services.clock.now()),
  });
}
