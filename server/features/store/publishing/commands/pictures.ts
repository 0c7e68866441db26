// Pictures a publisher uploads for a game: they stand in the gallery in their order, in place of the drawn ones.
import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { gamePictures } from '../../../../../drizzle/schema/store.ts';
import { limits } from '../../../../../shared/limits.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Services } from '../../../../services.ts';
import { dropPicture, keepPicture, widePictures } from '../../gamePictures/files.ts';
import { expectGameOf } from '../policy.ts';
import { changeGame } from './change.ts';

type Added = { pictureId: string };

/**
 * Takes an uploaded file as the last picture of a game.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, PICTURES_FULL, UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS,
 *   KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN; StorageError. Then the pictures are what they were.
 */
export async function addPicture(
  services: Services,
  memberId: string,
  { gameId, key, bytes }: { gameId: string; key: string; bytes: Buffer },
): Promise<Added> {
  // Before the work of decoding.
  await expectGameOf(services.database.db, memberId, gameId, 'sell');
  const sizes = await widePictures(bytes);
  const id = services.newId();
  const now = services.clock.now();
  const input = { gameId, file: createHash('sha256').update(bytes).digest('hex') };
  try {
    await keepPicture(services, id, sizes);
    const added = await changeGame(services, memberId, gameId, async (tx) => {
      const call = { memberId, procedure: 'store.publishing.addPicture', key, input, now };
      const { result } = await onceByKey(tx, call, async (): Promise<Added> => {
        const there = await tx
          .select({ position: gamePictures.position })
          .from(gamePictures)
          .where(eq(gamePictures.gameId, gameId));
        const { max } = limits.gamePictures;
        if (there.length >= max) throw new AppError('PICTURES_FULL', { max });
        const position = Math.max(-1, ...there.map((each) => each.position)) + 1;
        await tx.insert(gamePictures).values({ id, gameId, position });
        return { pictureId: id };
      });
      return result;
    });
    if (added.pictureId !== id) await dropPicture(services, id);
    return added;
  } catch (error) {
    // A commit whose answer got lost may have made it the game's: then the sweep knows better.
    if (error instanceof AppError) await dropPicture(services, id);
    throw error;
  }
}

/**
 * Takes a picture away; one that is gone is no change.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function removePicture(
  services: Services,
  memberId: string,
  { gameId, pictureId }: { gameId: string; pictureId: string },
): Promise<void> {
  const removed = await changeGame(services, memberId, gameId, (tx) =>
    tx
      .delete(gamePictures)
      .where(and(eq(gamePictures.gameId, gameId), eq(gamePictures.id, pictureId)))
      .returning({ id: gamePictures.id }),
  );
  if (removed.length > 0) await dropPicture(services, pictureId);
}

/**
 * Puts the pictures of a game into an order, which names each of them.
 * @throws AppError PICTURES_CHANGED when others stand there by now, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED,
 *   NOT_SIGNED_IN.
 */
export async function orderPictures(
  services: Services,
  memberId: string,
  { gameId, pictureIds }: { gameId: string; pictureIds: readonly string[] },
): Promise<void> {
  await changeGame(services, memberId, gameId, async (tx) => {
    const there = await tx
      .select({ id: gamePictures.id })
      .from(gamePictures)
      .where(eq(gamePictures.gameId, gameId))
      .orderBy(asc(gamePictures.position));
    const ids = new Set(there.map(({ id }) => id));
    if (ids.size !== pictureIds.length || pictureIds.some((id) => !ids.has(id)))
      throw new AppError('PICTURES_CHANGED');
    await tx.execute(sql`
      update game_pictures set position = wanted.position - 1
      from unnest(${`{${pictureIds.join(',')}}`}::uuid[]) with ordinality as wanted(id, position)
      where game_pictures.id = wanted.id`);
  });
}
