// Trailers that publishers uploaded for a game.
import { asc, eq, sql } from 'drizzle-orm';
import { games, gameTrailers } from '../../../../drizzle/schema/store.ts';
import type { TrailerType } from '../../../../shared/trailers.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { seen } from './cards.ts';

const trailersOf = prepared((db) =>
  db
    .select({ id: gameTrailers.id, type: gameTrailers.type, size: gameTrailers.size })
    .from(gameTrailers)
    .where(eq(gameTrailers.gameId, sql.placeholder('id')))
    .orderBy(asc(gameTrailers.position), asc(gameTrailers.id))
    .prepare('trailers_of_game'),
);

const trailerById = prepared((db) =>
  db
    .select({
      type: gameTrailers.type,
      size: gameTrailers.size,
      gameId: gameTrailers.gameId,
      isSeen: sql<boolean>`${seen}`,
    })
    .from(gameTrailers)
    .innerJoin(games, eq(games.id, gameTrailers.gameId))
    .where(eq(gameTrailers.id, sql.placeholder('id')))
    .prepare('trailer_by_id'),
);

/** `size` in bytes. */
export type StoredTrailer = { id: string; type: TrailerType; size: number };

/** The uploaded trailers of a game, in their order. */
export const findTrailers = (database: Database, gameId: string): Promise<StoredTrailer[]> =>
  trailersOf(database).execute({ id: gameId });

/** Bytes of all trailers of a publisher's games. */
export async function trailerBytesOf(db: Executor, publisherId: string): Promise<number> {
  const [found] = await db
    .select({ bytes: sql`coalesce(sum(${gameTrailers.size}), 0)`.mapWith(Number) })
    .from(gameTrailers)
    .innerJoin(games, eq(games.id, gameTrailers.gameId))
    .where(eq(games.publisherId, publisherId));
  return found?.bytes ?? 0;
}

/** One to be shown; `isSeen` tells whether everybody sees its game. Null where there is none. */
export async function findTrailer(database: Database, id: string) {
  const [found = null] = await trailerById(database).execute({ id });
  return found;
}
