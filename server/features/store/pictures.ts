// Addresses under /art/: the pictures of the games in the store, drawn at their first request and kept in LOBBY_DATA.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { and, eq, sql } from 'drizzle-orm';
import { gameFronts, games } from '../../../drizzle/schema/store.ts';
import { type FrontShape, fronts } from '../../../shared/gamePictures.ts';
import { sendFile } from '../../platform/http/pictures.ts';
import { prepared } from '../../platform/postgres/prepared.ts';
import type { Services } from '../../services.ts';
import { artCache } from './art/cache.ts';
import { ART_VERSION, artHandler, frontCaching } from './art/handler.ts';
import { GENRES } from './art/types.ts';
import { frontKey } from './gamePictures/files.ts';
import { seen } from './queries/cards.ts';

const artFactsBySlug = prepared((db) =>
  db
    .select({ title: games.title, genre: games.genre })
    .from(games)
    .where(and(eq(games.slug, sql.placeholder('slug')), seen))
    .prepare('art_facts_by_slug'),
);

const frontBySlug = prepared((db) =>
  db
    .select({ id: gameFronts.id })
    .from(gameFronts)
    .innerJoin(games, eq(games.id, gameFronts.gameId))
    .where(and(eq(games.slug, sql.placeholder('slug')), eq(gameFronts.shape, sql.placeholder('shape')), seen))
    .prepare('front_by_slug'),
);

const frontPath = /^\/art\/(covers|wide)\/([a-z0-9-]{1,80})\.(\d{2,4})\.webp(?:\?|$)/;

/** The handler of every address under /art/. A cover or wide picture that was uploaded stands where the drawn one would. */
export function storeArt(services: Services) {
  const drawn = drawnArt(services);
  const { database, storage, log } = services;
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const [, place, slug, wanted] = frontPath.exec(request.url ?? '') ?? [];
    if (!place || !['GET', 'HEAD'].includes(request.method ?? '')) return drawn(request, response);
    const shape: FrontShape = place === 'wide' ? 'wide' : 'cover';
    const width = fronts[shape].sizes.find((each) => String(each) === wanted);
    const [front] = width ? await frontBySlug(database).execute({ slug, shape }) : [];
    if (!front || !width) return drawn(request, response);
    const etag = `"${front.id}-${width}"`;
    const headers = { etag, 'cache-control': frontCaching };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers);
      response.end();
      return true;
    }
    const file = await storage.get(frontKey(front.id, width));
    // It was replaced meanwhile, or the storage lost it: the drawn one is better than none.
    if (!file) return drawn(request, response);
    await sendFile(request, response, file, { ...headers, 'content-type': 'image/webp' }, log);
    return true;
  };
}

/** What the house draws itself, at its first request. */
function drawnArt({ config, database, log }: Services) {
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
