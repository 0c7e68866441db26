// Takes uploaded pictures and trailers away that are no game's: of an upload that was killed half-way, or removed while the storage
// was away.
import { inArray } from 'drizzle-orm';
import { gameFronts, gamePictures, gameTrailers } from '../../../../drizzle/schema/store.ts';
import type { Step } from '../../../platform/jobs.ts';
import { sweepFolder } from '../../../platform/storage/sweep.ts';
import type { Services } from '../../../services.ts';
import { dropTrailer, trailerFolder, trailerOfKey } from '../trailers/files.ts';
import {
  dropFront,
  dropPicture,
  frontFolder,
  frontOfKey,
  gamePictureFolder,
  gamePictureOfKey,
} from './files.ts';

type Tools = Pick<Services, 'database' | 'storage' | 'log'>;

const sweepPictures = (services: Tools, now: number, pageSize?: number): Step =>
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

const sweepFronts = (services: Tools, now: number, pageSize?: number): Step =>
  sweepFolder(services, {
    folder: frontFolder,
    idOf: frontOfKey,
    now,
    pageSize,
    async used(ids) {
      const rows = await services.database.db
        .select({ id: gameFronts.id })
        .from(gameFronts)
        .where(inArray(gameFronts.id, [...ids]));
      return rows.map(({ id }) => id);
    },
    drop: (id) => dropFront(services, id),
  });

const sweepTrailers = (services: Tools, now: number, pageSize?: number): Step =>
  sweepFolder(services, {
    folder: trailerFolder,
    idOf: trailerOfKey,
    now,
    pageSize,
    async used(ids) {
      const rows = await services.database.db
        .select({ id: gameTrailers.id })
        .from(gameTrailers)
        .where(inArray(gameTrailers.id, [...ids]));
      return rows.map(({ id }) => id);
    },
    drop: (id) => dropTrailer(services, id),
  });

/**
 * One page of the storage a step: pictures from games, covers and wide pictures, then trailers. Where a run was cut short the next
 * one begins anew.
 * @param now epoch milliseconds.
 */
export function sweepGamePictures(services: Tools, now: number, pageSize?: number): Step {
  const steps = [sweepPictures, sweepFronts, sweepTrailers].map((sweep) => sweep(services, now, pageSize));
  return async (tx) => {
    const [step] = steps;
    if (!step) return false;
    if (!(await step(tx))) steps.shift();
    return steps.length > 0;
  };
}
