// Takes pictures of groups away that are no group's: of a group that closed, or an upload that was killed half-way.
import { inArray } from 'drizzle-orm';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import { type Step, startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { dropGroupPicture, groupPictureFolder, groupPictureOfKey } from './files.ts';

/** Milliseconds an upload can never take: what is younger may be about to become a group's. */
const youngest = 24 * 3_600_000;

/**
 * One page of the storage a step. Where a run was cut short the next one begins anew.
 * @param now epoch milliseconds.
 */
export function sweepGroupPictures(
  services: Pick<Services, 'database' | 'storage' | 'log'>,
  now: number,
  pageSize?: number,
): Step {
  const pages = services.storage.list(groupPictureFolder, pageSize)[Symbol.asyncIterator]();
  return async () => {
    const page = await pages.next();
    if (page.done) return false;
    const old = page.value.filter(({ changedAt }) => changedAt < now - youngest);
    const ids = [...new Set(old.flatMap(({ key }) => groupPictureOfKey(key) ?? []))];
    if (ids.length === 0) return true;
    const rows = await services.database.db
      .select({ id: rooms.picture })
      .from(rooms)
      .where(inArray(rooms.picture, ids));
    const used = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!used.has(id)) await dropGroupPicture(services, id);
    return true;
  };
}

/** Starts it: daily, on one instance at a time. The returned function stops it and waits for what is running. */
export function startGroupPictureJobs(services: Services): () => Promise<void> {
  return startJob(services, {
    purpose: 'take pictures of no group away',
    lock: locks.groupPictureSweep,
    every: 24 * 3_600_000,
    // Not with everything else at the start.
    first: 14 * 60_000,
    begin: () => sweepGroupPictures(services, services.clock.now()),
  });
}
