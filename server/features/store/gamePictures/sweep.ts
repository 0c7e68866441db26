// Takes uploaded pictures away that are no game's: of an upload that was killed half-way, or removed while the storage
// was away.
import { inArray } from 'drizzle-orm';
import { gamePictures } from '../../../../drizzle/schema/store.ts';
import type { Step } from '../../../platform/jobs.ts';
import { sweepFolder } from '../../../platform/storage/sweep.ts';
import type { Services } from '../../../services.ts';
import { dropPicture, gamePictureFolder, gamePictureOfKey } from './files.ts';

type Tools = Pick<Services, 'database' | 'storage' | 'log'>;

/**
 * One page of the storage a step. Where a run was cut short the next one begins anew.
 * @param now epoch milliseconds.
 */
export const sweepGamePictures = (services: Tools, now: number, pageSize?: number): Step =>
  sweepFolder(services, {
    folder: gamePictureFolder,
    idOf: gamePictureOfKey,
    now,
    pageSize,
    async used(ids) {
      const rows = await services.database.db
        .select({ id: gamePictures.id })
        .from(gamePictures)
        .where(inArray(gamePictures.id, [...ids]));
      return rows.map(({ id }) => id);
    },
    drop: (id) => dropPicture(services, id),
  });
