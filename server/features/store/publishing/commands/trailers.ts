// Trailers a publisher uploads for a game: they stand before its pictures in their order, in place of the drawn one.
import { and, asc, eq, sql } from 'drizzle-orm';
import { gameTrailers, publishers } from '../../../../../drizzle/schema/store.ts';
import { trailerLimits } from '../../../../../shared/trailers.ts';
import { AppError } from '../../../../errors.ts';
import { isKeyTaken, onceByKey } from '../../../../platform/keys.ts';
import type { Executor } from '../../../../platform/postgres/database.ts';
import type { FileToPut } from '../../../../platform/storage/index.ts';
import { judgeVideo } from '../../../../platform/video/judge.ts';
import type { Services } from '../../../../services.ts';
import { trailerBytesOf } from '../../queries/trailers.ts';
import { dropTrailer, trailerContent, trailerKey } from '../../trailers/files.ts';
import { changeGame } from './change.ts';

type Added = { trailerId: string };
/** What a key of an upload is for. */
const adding = 'store.publishing.addTrailer';
const megabyte = 1_048_576;

/**
 * Refuses what there is no room for before anything of it is taken in, unless it was sent before and may be stored.
 * @param bytes how large it is told to be; 0 where that is not told.
 * @throws AppError TRAILERS_FULL, TRAILERS_SPACE.
 */
export async function expectRoomFor(
  { config, database }: Pick<Services, 'config' | 'database'>,
  memberId: string,
  { gameId, publisherId, key, bytes }: { gameId: string; publisherId: string; key: string; bytes: number },
): Promise<void> {
  try {
    await expectRoom(database.db, { gameId, publisherId, bytes }, config);
  } catch (error) {
    if (!(await isKeyTaken(database, { memberId, procedure: adding, key }))) throw error;
  }
}

/** @throws AppError TRAILERS_FULL, TRAILERS_SPACE. */
async function expectRoom(
  db: Executor,
  { gameId, publisherId, bytes }: { gameId: string; publisherId: string; bytes: number },
  config: Services['config'],
): Promise<void> {
  const max = trailerLimits.perGame;
  if ((await db.$count(gameTrailers, eq(gameTrailers.gameId, gameId))) >= max)
    throw new AppError('TRAILERS_FULL', { max });
  const space = config.LOBBY_TRAILERS_MB_A_PUBLISHER;
  if ((await trailerBytesOf(db, publisherId)) + bytes > space * megabyte)
    throw new AppError('TRAILERS_SPACE', { max: space });
}

/**
 * Takes an uploaded file as the last trailer of a game.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, TRAILERS_FULL, TRAILERS_SPACE, UPLOAD_NOT_A_VIDEO, KEY_REUSED,
 *   RATE_LIMITED, NOT_SIGNED_IN; StorageError. Then the trailers are what they were.
 */
export async function addTrailer(
  services: Services,
  memberId: string,
  { gameId, key, file }: { gameId: string; key: string; file: FileToPut },
): Promise<Added> {
  const type = await judgeVideo(file.path);
  const id = services.newId();
  const now = services.clock.now();
  const input = { gameId, file: file.sha256 };
  try {
    await services.storage.putFile(trailerKey(id, type), file, { contentType: trailerContent[type] });
    const added = await changeGame(services, memberId, gameId, async (tx, { publisherId }) => {
      const call = { memberId, procedure: adding, key, input, now };
      const { result } = await onceByKey(tx, call, async (): Promise<Added> => {
        if (publisherId === null) throw new AppError('GAME_NOT_FOUND');
        // Of two of its games at once the second counts what the first one has now.
        await tx
          .select({ id: publishers.id })
          .from(publishers)
          .where(eq(publishers.id, publisherId))
          .for('no key update');
        await expectRoom(tx, { gameId, publisherId, bytes: file.size }, services.config);
        const there = await tx
          .select({ position: gameTrailers.position })
          .from(gameTrailers)
          .where(eq(gameTrailers.gameId, gameId));
        const position = Math.max(-1, ...there.map((each) => each.position)) + 1;
        await tx
          .insert(gameTrailers)
          .values({ id, gameId, position, type, size: file.size, createdAt: new Date(now) });
        return { trailerId: id };
      });
      return result;
    });
    if (added.trailerId !== id) await dropTrailer(services, id);
    return added;
  } catch (error) {
    // A commit whose answer got lost may have made it the game's: then the sweep knows better.
    if (error instanceof AppError) await dropTrailer(services, id);
    throw error;
  }
}

/**
 * Takes a trailer away; one that is gone is no change.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function removeTrailer(
  services: Services,
  memberId: string,
  { gameId, trailerId }: { gameId: string; trailerId: string },
): Promise<void> {
  const removed = await changeGame(services, memberId, gameId, (tx) =>
    tx
      .delete(gameTrailers)
      .where(and(eq(gameTrailers.gameId, gameId), eq(gameTrailers.id, trailerId)))
      .returning({ id: gameTrailers.id }),
  );
  if (removed.length > 0) await dropTrailer(services, trailerId);
}

/**
 * Puts the trailers of a game into an order, which names each of them.
 * @throws AppError TRAILERS_CHANGED when others stand there by now, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED,
 *   NOT_SIGNED_IN.
 */
export async function orderTrailers(
  services: Services,
  memberId: string,
  { gameId, trailerIds }: { gameId: string; trailerIds: readonly string[] },
): Promise<void> {
  await changeGame(services, memberId, gameId, async (tx) => {
    const there = await tx
      .select({ id: gameTrailers.id })
      .from(gameTrailers)
      .where(eq(gameTrailers.gameId, gameId))
      .orderBy(asc(gameTrailers.position));
    const ids = new Set(there.map(({ id }) => id));
    if (ids.size !== trailerIds.length || trailerIds.some((id) => !ids.has(id)))
      throw new AppError('TRAILERS_CHANGED');
    await tx.execute(sql`
      update game_trailers set position = wanted.position - 1
      from unnest(${`{${trailerIds.join(',')}}`}::uuid[]) with ordinality as wanted(id, position)
      where game_trailers.id = wanted.id`);
  });
}
