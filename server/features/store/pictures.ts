// Addresses under /art/: the pictures of the games in the store, drawn at their first request and kept in LOBBY_DATA.
import { join } from 'node:path';
import { and, eq, sql } from 'drizzle-orm';
import { games } from '../../../drizzle/schema/store.ts';
import { prepared } from '../../platform/postgres/prepared.ts';
import type { Services } from '../../services.ts';
import { artCache } from './art/cache.ts';
import { ART_VERSION, artHandler } from './art/handler.ts';
import { GENRES } from './art/types.ts';
import { seen } from './queries/cards.ts';

const artFactsBySlug = prepared((db) =>
  db
    .select({ title: games.title, genre: games.genre })
    .from(games)
    .where(and(eq(games.slug, sql.placeholder('slug')), seen))
    .prepare('art_facts_by_slug'),
);

/** The handler of every address under /art/. */
export function storeArt(services: Services) {
  const { config, database, log } = services;
  return artHandler({
    cache: artCache({
      dir: join(config.dataDirectory, 'art'),
      version: ART_VERSION,
      onError: (error) => log.warn({ error }, 'a picture could not be kept'),
    }),
    async lookup(slug) {
      const [game] = await artFactsBySlug(database).execute({ slug });
      if (!game) return null;
      // An imported game may have a genre nobody drew for.
      return { title: game.title, genre: GENRES.find((genre) => genre === game.genre) ?? 'puzzle' };
    },
  });
}
