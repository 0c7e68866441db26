// store.game: one game with everything its page shows.
import { and, asc, eq, sql } from 'drizzle-orm';
import {
  categories,
  gameCategories,
  gamePictures,
  gameRequirements,
  games,
} from '../../../../drizzle/schema/store.ts';
import { idSchema } from '../../../../shared/primitives.ts';
import type { GameDetail, Media } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { findCopy } from '../../library/queries.ts';
import { type Viewer, viewerValues } from '../viewer.ts';
import { findCards, seen, textIn } from './cards.ts';
import { findTrailers, type StoredTrailer } from './trailers.ts';

/** The size pictures and trailers are laid out for; they are drawn in several widths of the same shape. */
const picture = { width: 1280, height: 720 };

const detailFields = {
  id: games.id,
  long: textIn('long'),
  systems: games.systems,
  languages: games.languages,
  pictures: games.pictures,
  trailer: games.trailer,
  wishes: games.wishes,
};

const detailById = prepared((db) =>
  db
    .select(detailFields)
    .from(games)
    .where(and(eq(games.id, sql`${sql.placeholder('id')}::uuid`), seen))
    .prepare('game_by_id'),
);

const detailBySlug = prepared((db) =>
  db
    .select(detailFields)
    .from(games)
    .where(and(eq(games.slug, sql.placeholder('id')), seen))
    .prepare('game_by_slug'),
);

/** Its sub-categories before the tops they stand under. */
const categoriesOf = prepared((db) =>
  db
    .select({
      slug: categories.slug,
      name: sql<string>`${categories.names} ->> ${sql.placeholder('language')}`,
    })
    .from(gameCategories)
    .innerJoin(categories, eq(categories.slug, gameCategories.category))
    .where(eq(gameCategories.gameId, sql.placeholder('id')))
    .orderBy(sql`${categories.parent} is null`, asc(categories.position))
    .prepare('categories_of_game'),
);

const requirementsOf = prepared((db) => {
  const { system, level, os, processor, graphics, memory, storage } = gameRequirements;
  return db
    .select({ system, level, os, processor, graphics, memory, storage })
    .from(gameRequirements)
    .where(eq(gameRequirements.gameId, sql.placeholder('id')))
    .orderBy(sql`array_position(array['windows', 'macos', 'linux'], ${system})`, asc(level))
    .prepare('requirements_of_game');
});

const picturesOf = prepared((db) =>
  db
    .select({ id: gamePictures.id })
    .from(gamePictures)
    .where(eq(gamePictures.gameId, sql.placeholder('id')))
    .orderBy(asc(gamePictures.position), asc(gamePictures.id))
    .prepare('pictures_of_game'),
);

/** The uploaded pictures of a game, in their order. */
export const findPictures = async (database: Database, gameId: string): Promise<string[]> =>
  (await picturesOf(database).execute({ id: gameId })).map(({ id }) => id);

type System = GameDetail['systems'][number];
const knownSystems: readonly string[] = ['windows', 'macos', 'linux'] satisfies System[];
const isSystem = (name: string): name is System => knownSystems.includes(name);

/** Trailers first, as people look for them first. */
function mediaOf(
  row: { pictures: number; trailer: boolean },
  uploads: readonly string[],
  trailers: readonly StoredTrailer[],
): Media[] {
  const drawn = Array.from({ length: row.pictures }, () => null);
  const pictures = (uploads.length > 0 ? uploads : drawn).map(
    (upload, index): Media => ({ kind: 'picture', number: index + 1, ...picture, upload }),
  );
  if (trailers.length > 0) {
    const videos = trailers.map(
      ({ id, type, title, captions }, index): Media => ({
        ...{ kind: 'video', number: index + 1 },
        ...{ id, type, title, captions },
      }),
    );
    return [...videos, ...pictures];
  }
  return row.trailer ? [{ kind: 'trailer', ...picture }, ...pictures] : pictures;
}

/**
 * @param idOrSlug a game's id or its slug.
 * @throws AppError GAME_NOT_FOUND.
 */
export async function findGame(database: Database, idOrSlug: string, viewer: Viewer): Promise<GameDetail> {
  const byId = idSchema.safeParse(idOrSlug).success;
  const values = { ...viewerValues(viewer), id: idOrSlug };
  const [row] = await (byId ? detailById : detailBySlug)(database).execute(values);
  if (!row) throw new AppError('GAME_NOT_FOUND');
  const [[card], itsCategories, requirements, uploads, trailers, copy] = await Promise.all([
    findCards(database, [row.id], viewer),
    categoriesOf(database).execute({ id: row.id, language: viewer.language }),
    requirementsOf(database).execute({ id: row.id }),
    findPictures(database, row.id),
    findTrailers(database, row.id),
    viewer.memberId === null ? null : findCopy(database.db, viewer.memberId, row.id),
  ]);
  if (!card) throw new AppError('GAME_NOT_FOUND');
  return {
    ...card,
    long: row.long,
    categories: itsCategories,
    systems: row.systems.filter(isSystem),
    languages: row.languages,
    requirements,
    media: mediaOf(row, uploads, trailers),
    wishes: row.wishes,
    copy,
  };
}
