// Trailers that publishers uploaded for a game.
import { asc, eq, sql } from 'drizzle-orm';
import { games, gameTrailers } from '../../../../drizzle/schema/store.ts';
import { trailerCaptions } from '../../../../drizzle/schema/trailerCaptions.ts';
import type { Captions, TrailerType } from '../../../../shared/trailers.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { seen } from './cards.ts';

const trailersOf = prepared((db) =>
  db
    .select({
      id: gameTrailers.id,
      type: gameTrailers.type,
      size: gameTrailers.size,
      title: gameTrailers.title,
      captions: sql<Captions[]>`coalesce((
        select json_agg(json_build_object('id', said.id, 'language', said.language) order by said.language)
        from trailer_captions said where said.trailer_id = game_trailers.id), '[]')`,
    })
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

const captionsById = prepared((db) =>
  db
    .select({ body: trailerCaptions.body, gameId: gameTrailers.gameId, isSeen: sql<boolean>`${seen}` })
    .from(trailerCaptions)
    .innerJoin(gameTrailers, eq(gameTrailers.id, trailerCaptions.trailerId))
    .innerJoin(games, eq(games.id, gameTrailers.gameId))
    .where(eq(trailerCaptions.id, sql.placeholder('id')))
    .prepare('captions_by_id'),
);

/** `size` in bytes. */
export type StoredTrailer = {
  id: string;
  type: TrailerType;
  size: number;
  title: string;
  captions: Captions[];
};

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

/** Captions, as WebVTT; `isSeen` tells whether everybody sees their game. Null where there are none. */
export async function findCaptions(database: Database, id: string) {
  const [found = null] = await captionsById(database).execute({ id });
  return found;
}
