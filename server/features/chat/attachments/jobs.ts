// Clears away what hangs on no message: soon after its message is gone, a day after it was uploaded for none, and once
// nobody decides about a report of it any more.
import { startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { leaveReports } from '../commands/index.ts';
import { clearIn, sweepAttachments } from './clear.ts';

/** Starts them, on one instance at a time. The returned function stops them and waits for what is running. */
export function startAttachmentJobs(services: Services): () => Promise<void> {
  const stops = [
    startJob(services, {
      purpose: 'take files of no message away',
      lock: locks.attachments,
      every: 60_000,
      first: 20_000,
      begin: () => (tx) => clearIn(tx, services),
    }),
    startJob(services, {
      purpose: 'close reports that rooms decided about',
      lock: locks.leftReports,
      every: 3_600_000,
      first: 9 * 60_000,
      begin: () => (tx) => leaveReports(tx, services.clock.now()),
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
