// Clears away what hangs on no message: soon after its message is gone, a day after it was uploaded for none.
import { startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { clearAttachments, sweepAttachments } from './clear.ts';

/** Starts both, on one instance at a time. The returned function stops them and waits for what is running. */
export function startAttachmentJobs(services: Services): () => Promise<void> {
  const stops = [
    startJob(services, {
      purpose: 'take files of no message away',
      lock: locks.attachments,
      every: 60_000,
      first: 20_000,
      begin: () => () => clearAttachments(services),
    }),
    startJob(services, {
      purpose: 'take files of no attachment away',
      lock: locks.attachmentSweep,
      every: 24 * 3_600_000,
      // Not with everything else at the start.
      first: 14 * 60_000,
      begin: () => sweepAttachments(services, services.clock.now()),
    }),
  ];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}
