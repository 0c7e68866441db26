// The addresses under /art/: covers, wide pictures, pictures from inside games, trailers, backgrounds and avatars.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { backgrounds } from '../../../../shared/backgrounds.ts';
import { drawAvatar } from './avatars.ts';
import { BACKGROUND, drawBackground } from './backgrounds.ts';
import { ArtBusyError, type ArtCache } from './cache.ts';
import { drawCover } from './cover.ts';
import { drawShot, drawTrailerFrame, drawWide, SHOT, SHOTS, TRAILER, WIDE } from './pictures.ts';
import { renderAnimation, renderWebp, WIDTHS } from './render.ts';
import { COVER } from './titleBlock.ts';
import type { ArtFacts, Genre } from './types.ts';

/** Raise it when pictures change: everything is drawn anew, and browsers see another ETag. */
export const ART_VERSION = 'v1';

export interface ArtHandlerOptions {
  cache: ArtCache;
  /** Title and genre of a game, null where no game has the slug. Called with well-formed slugs only. */
  lookup(slug: string): Promise<{ title: string; genre: Genre } | null>;
}

/** A picture that could be drawn: its place in the cache and how. */
interface Order {
  key: string;
  draw(): Promise<Buffer>;
}

const slugPart = '([a-z0-9]+(?:-[a-z0-9]+)*)';
const ofGame = new RegExp(`^/art/(covers|wide)/${slugPart}\\.(\\d{2,4})\\.webp$`);
const shotOfGame = new RegExp(`^/art/shots/${slugPart}\\.(\\d)\\.(\\d{2,4})\\.webp$`);
const trailerOfGame = new RegExp(`^/art/trailers/${slugPart}\\.webp$`);
const ofMember = /^\/art\/avatars\/([a-z]+(?:-\d{1,2})?)\.(\d{2,3})\.webp$/;
const ofPage = /^\/art\/backgrounds\/([A-Za-z]{1,20})\.(\d{3,4})\.webp$/;
const longestSlug = 80;

const known = (widths: readonly number[], text: string | undefined): number | undefined =>
  widths.find((width) => String(width) === text);

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** Changes with everything a game's pictures are drawn from. Use it as `?v=` to have them cached for a year. */
export const artFingerprint = (facts: ArtFacts): string =>
  hashed(`${ART_VERSION} ${facts.slug} ${facts.title} ${facts.genre}`);

async function factsOf(options: ArtHandlerOptions, slug: string | undefined): Promise<ArtFacts | null> {
  if (!slug || slug.length > longestSlug) return null;
  const game = await options.lookup(slug);
  return game && { slug, title: game.title, genre: game.genre };
}

/** What an address asks for, or null where there is nothing. */
async function orderOf(
  path: string,
  options: ArtHandlerOptions,
): Promise<(Order & { version: string }) | null> {
  const game = ofGame.exec(path);
  if (game) {
    const kind = game[1] === 'wide' ? 'wide' : 'covers';
    const width = known(WIDTHS[kind], game[3]);
    const facts = width === undefined ? null : await factsOf(options, game[2]);
    if (!facts || width === undefined) return null;
    const version = artFingerprint(facts);
    return {
      version,
      key: `${kind}/${facts.slug}.${width}.${version}`,
      draw: async () =>
        kind === 'wide'
          ? renderWebp(drawWide(facts), { width, svgWidth: WIDE.W })
          : renderWebp(await drawCover(facts), { width, svgWidth: COVER.W }),
    };
  }
  const shot = shotOfGame.exec(path);
  if (shot) {
    const number = Number(shot[2]);
    const width = known(WIDTHS.shots, shot[3]);
    if (width === undefined || number < 1 || number > SHOTS) return null;
    const facts = await factsOf(options, shot[1]);
    if (!facts) return null;
    const version = artFingerprint(facts);
    return {
      version,
      key: `shots/${facts.slug}.${number}.${width}.${version}`,
      draw: () => renderWebp(drawShot(facts, number - 1), { width, svgWidth: SHOT.W }),
    };
  }
  const trailer = trailerOfGame.exec(path);
  if (trailer) {
    const facts = await factsOf(options, trailer[1]);
    if (!facts) return null;
    const version = artFingerprint(facts);
    return {
      version,
      key: `trailers/${facts.slug}.${version}`,
      draw: async () =>
        renderAnimation(
          await Promise.all(Array.from({ length: TRAILER.frames }, (_, i) => drawTrailerFrame(facts, i))),
        ),
    };
  }
  const page = ofPage.exec(path);
  if (page) {
    const name = backgrounds.find((each) => each === page[1]);
    const width = known(WIDTHS.backgrounds, page[2]);
    if (width === undefined || name === undefined) return null;
    return {
      version: hashed(`${ART_VERSION} background ${name}`),
      key: `backgrounds/${name}.${width}`,
      draw: () => renderWebp(drawBackground(name), { width, svgWidth: BACKGROUND.W }),
    };
  }
  const member = ofMember.exec(path);
  if (member) {
    const [, name = '', wanted] = member;
    const width = known(WIDTHS.avatars, wanted);
    const svg = drawAvatar(name);
    if (width === undefined || svg === null) return null;
    return {
      version: hashed(`${ART_VERSION} ${name}`),
      key: `avatars/${name}.${width}`,
      draw: () => renderWebp(svg, { width, svgWidth: 40 }),
    };
  }
  return null;
}

function refuse(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
  return true;
}

const day = 86_400;
const year = 31_536_000;
/** Of covers and wide pictures, which their publisher may replace: after five minutes they are asked about anew. */
export const frontCaching = `public, max-age=300, stale-while-revalidate=${day}`;

/**
 * Answers every address under /art/ and returns true; returns false for all others. Pictures carry an ETag and
 * may be cached for a day, those that publishers may replace for five minutes, or for a year and for good where `?v=` is
 * their fingerprint.
 */
export function artHandler(
  options: ArtHandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (!path.startsWith('/art/')) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'Only GET and HEAD.', { allow: 'GET, HEAD' });
    }
    const order = await orderOf(path, options);
    if (!order) return refuse(response, 404, 'No such picture.');
    const etag = `"${order.version}-${hashed(order.key)}"`;
    const lasting = new URLSearchParams(query).get('v') === order.version;
    const headers = {
      etag,
      'cache-control': lasting
        ? `public, max-age=${year}, immutable`
        : ofGame.test(path)
          ? frontCaching
          : `public, max-age=${day}`,
    };
    const seen = (request.headers['if-none-match'] ?? '')
      .split(/\s*,\s*/)
      .map((tag) => tag.replace(/^W\//, ''));
    if (seen.includes(etag)) {
      response.writeHead(304, headers);
      response.end();
      return true;
    }
    try {
      const picture = await options.cache.get(order.key, order.draw);
      response.writeHead(200, { ...headers, 'content-type': 'image/webp', 'content-length': picture.length });
      response.end(request.method === 'HEAD' ? undefined : picture);
    } catch (error) {
      if (!(error instanceof ArtBusyError)) throw error;
      refuse(response, 503, 'Too many pictures are being drawn.', { 'retry-after': '2' });
    }
    return true;
  };
}
