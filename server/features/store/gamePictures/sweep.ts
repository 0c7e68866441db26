// Takes uploaded pictures away that are no game's: of an upload that was killed half-way, or removed while the storage
// was away.
import { inArray } from 'drizzle-orm';
import { gamePictures } from '../../../../drizzle/schema/store.ts';
import type { Step } from '../../../platform/jobs.ts';
import type { Services } from '../../../services.ts';
import { dropPicture, gamePictureFolder, gamePictureOfKey } from './files.ts';

/** Milliseconds an upload can never take: what is younger may be about to become a game's. */
const youngest = 24 * 3_600_000;

type Tools = Pick<Services, 'database' | 'storage' | 'log'>;

/**
 * One page of the storage a step. Where a run was cut short the next one begins anew.
 * @param now epoch milliseconds.
 */
export function sweepGamePictures(services: Tools, now: number, pageSize?: number): Step {
  const pages = services.storage.list(gamePictureFolder, pageSize)[Symbol.asyncIterator]();
  return async () => {
    const page = await pages.next();
    if (page.done) return false;
    const old = page.value.filter(({ changedAt }) => changedAt < now - youngest);
    const ids = [...new Set(old.flatMap(({ key }) => gamePictureOfKey(key) ?? []))];
    if (ids.length === 0) return true;
    const rows = await services.database.db
      .select({ id: gamePictures.id })
      .from(gamePictures)
      .where(inArray(gamePictures.id, ids));
    const used = new Set(rows.map(({ id }) => id));
    // One after the other: there are few, and nobody waits.
    for (const id of ids) if (!used.has(id)) await dropPicture(services, id);
    return true;
  };
}
