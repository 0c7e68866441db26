// The addresses under /uploads/game-trailer…: a publisher's trailers go in by POST, and everybody gets them, in parts too.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { trailerTypes } from '../../../../shared/trailers.ts';
import { AppError } from '../../../errors.ts';
import { callerAddress } from '../../../platform/http/context.ts';
import { sendText } from '../../../platform/http/pictures.ts';
import { sendLarge } from '../../../platform/http/ranges.ts';
import { type Handler, idIn, tooLargeFor, uploadRoute } from '../../../platform/http/uploadRoute.ts';
import { memberTurnstile } from '../../../platform/turnstile.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { addTrailer, expectRoomFor } from '../publishing/commands/trailers.ts';
import { expectGameOf } from '../publishing/policy.ts';
import { findCaptions, findTrailer } from '../queries/trailers.ts';
import { trailerContent, trailerKey } from './files.ts';

/** Where a trailer goes in. */
export const trailerUpload = '/uploads/game-trailer';
const address = /^\/uploads\/game-trailers\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-z0-9]+)$/;
const megabyte = 1_048_576;
/** Each takes its size on the disk while it comes in. So many that a few who are slow do not hold up all others. */
const places = { atOnce: 32, waiting: 0 };
const placesOfOne = { atOnce: 2, waiting: 4 };

const forEver = 'public, max-age=31536000, immutable';

/**
 * `POST /uploads/game-trailer?game=<id>&key=<uuid>` takes a file as its body and answers `{ trailerId }`;
 * `GET /uploads/game-trailers/<id>.<mp4|webm>` gives it, whole or in part, and `<id>.vtt` captions; those of a draft to its
 * makers alone. Says whether it was one of them. Errors are thrown.
 */
export function gameTrailerUploads(services: Services): Handler {
  const { config, database, limits, log, spool, storage } = services;
  const max = config.LOBBY_TRAILER_MB * megabyte;
  const tooLarge = tooLargeFor(max);
  const inTurn = memberTurnstile(places, placesOfOne, () => new AppError('RATE_LIMITED', { retryAfter: 30 }));

  async function take(request: IncomingMessage, query: URLSearchParams) {
    const { member } = await admitDownload(services, request);
    await limits.consume('trailer', member.id);
    const [gameId, key] = [idIn(query, 'game'), idIn(query, 'key')];
    // Before anything of it is taken in.
    const publisher = await expectGameOf(database.db, member.id, gameId, 'sell');
    const bytes = Number(request.headers['content-length'] ?? 0);
    if (bytes > max) throw tooLarge();
    await expectRoomFor(services, member.id, { gameId, publisherId: publisher.id, key, bytes });
    return inTurn(member.id, () =>
      spool.receive(request, { max, tooLarge }, (file) =>
        addTrailer(services, member.id, { gameId, key, file }),
      ),
    );
  }

  /** Whether who asks makes the game. */
  async function isMaker(request: IncomingMessage, gameId: string): Promise<boolean> {
    try {
      const { member } = await admitDownload(services, request);
      await expectGameOf(database.db, member.id, gameId, 'look');
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  /** How long those may keep it who get it. */
  const lasting = (isSeen: boolean) => ({
    'x-content-type-options': 'nosniff',
    'cache-control': isSeen ? forEver : 'private, no-store',
  });

  async function giveCaptions(request: IncomingMessage, response: ServerResponse, id: string) {
    const found = await findCaptions(database, id);
    if (!found || !(found.isSeen || (await isMaker(request, found.gameId))))
      return sendText(response, 404, 'There is no such file.');
    response.writeHead(200, { 'content-type': 'text/vtt; charset=utf-8', ...lasting(found.isSeen) });
    response.end(found.body);
  }

  async function give(request: IncomingMessage, response: ServerResponse, path: string) {
    await limits.consume('call', callerAddress(request, config.TRUST_PROXY));
    const [, id = '', ending] = address.exec(path) ?? [];
    if (ending === 'vtt') return giveCaptions(request, response, id);
    const type = trailerTypes.find((each) => each === ending);
    const trailer = type ? await findTrailer(database, id) : null;
    if (!type || trailer?.type !== type || !(trailer.isSeen || (await isMaker(request, trailer.gameId))))
      return sendText(response, 404, 'There is no such file.');
    const headers = { 'content-type': trailerContent[type], ...lasting(trailer.isSeen) };
    const open = storage.get.bind(storage, trailerKey(id, type));
    await sendLarge(request, response, { size: trailer.size, etag: `"${id}"`, headers, open }, log);
  }

  return uploadRoute({ upload: trailerUpload, files: '/uploads/game-trailers/', take, give });
}
