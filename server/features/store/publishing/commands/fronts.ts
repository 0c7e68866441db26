// The cover and the wide picture a publisher uploads for a game: they stand in place of the drawn ones wherever these do.
import { and, eq } from 'drizzle-orm';
import { gameFronts } from '../../../../../drizzle/schema/store.ts';
import type { FrontShape } from '../../../../../shared/gamePictures.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';
import { dropFront, frontKey, frontPictures, keepPicture } from '../../gamePictures/files.ts';
import { expectGameOf } from '../policy.ts';
import { changeGame } from './change.ts';

type Which = { gameId: string; shape: FrontShape };

const these = ({ gameId, shape }: Which) => and(eq(gameFronts.gameId, gameId), eq(gameFronts.shape, shape));

/**
 * Takes an uploaded file as the cover or wide picture of a game; the one before is deleted. Of several at once one stays.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS,
 *   UPLOAD_TOO_SMALL, RATE_LIMITED, NOT_SIGNED_IN; StorageError. Then it is what it was.
 */
export async function setFront(
  services: Services,
  memberId: string,
  { bytes, ...which }: Which & { bytes: Buffer },
): Promise<{ pictureId: string }> {
  // Before the work of decoding.
  await expectGameOf(services.database.db, memberId, which.gameId, 'sell');
  const sizes = await frontPictures(bytes, which.shape);
  const id = services.newId();
  let before: string | undefined;
  try {
    await keepPicture(services, id, sizes, frontKey);
    before = await changeGame(services, memberId, which.gameId, async (tx) => {
      const [held] = await tx.select({ id: gameFronts.id }).from(gameFronts).where(these(which));
      await tx
        .insert(gameFronts)
        .values({ ...which, id })
        .onConflictDoUpdate({ target: [gameFronts.gameId, gameFronts.shape], set: { id } });
      return held?.id;
    });
  } catch (error) {
    // A commit whose answer got lost may have made it the game's: then the sweep knows better.
    if (error instanceof AppError) await dropFront(services, id);
    throw error;
  }
  if (before !== undefined) await dropFront(services, before);
  return { pictureId: id };
}

/**
 * Goes back to the drawn one; without an uploaded one that is no change.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function removeFront(services: Services, memberId: string, which: Which): Promise<void> {
  const [removed] = await changeGame(services, memberId, which.gameId, (tx) =>
    tx.delete(gameFronts).where(these(which)).returning({ id: gameFronts.id }),
  );
  if (removed) await dropFront(services, removed.id);
}
