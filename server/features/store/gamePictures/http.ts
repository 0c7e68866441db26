// The addresses under /uploads/game…: a publisher's pictures go in by POST, and everybody gets them at lasting addresses.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gamePictureSizes } from '../../../../shared/gamePictures.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { idSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { readBody } from '../../../platform/http/body.ts';
import { sendPicture, sendText } from '../../../platform/http/pictures.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { addPicture } from '../publishing/commands/pictures.ts';
import { gamePictureKey } from './files.ts';

const address = /^\/uploads\/games\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{3,4})\.webp$/;
const { maxBytes } = bounds.gamePicture;
/** Milliseconds a picture may take to arrive. */
const uploadTime = 60_000;

/** An id of the address. @throws AppError BAD_INPUT. */
function idIn(query: URLSearchParams, field: string): string {
  const id = idSchema.safeParse(query.get(field));
  if (!id.success) throw new AppError('BAD_INPUT', { field, rule: 'uuid' });
  return id.data;
}

/**
 * `POST /uploads/game-picture?game=<id>&key=<uuid>` takes a file as its body and answers `{ pictureId }`;
 * `GET /uploads/games/<id>.<width>.webp` gives a picture. Says whether it was one of them. Errors are thrown.
 */
export function gamePictureUploads(services: Services) {
  const { limits, log, storage } = services;

  async function upload(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
    const { member } = await admitDownload(services, request);
    await limits.consume('picture', member.id);
    const [gameId, key] = [idIn(query, 'game'), idIn(query, 'key')];
    const tooLarge = () => new AppError('UPLOAD_TOO_LARGE', { max: maxBytes / 1_048_576 });
    const bytes = await readBody(request, { max: maxBytes, within: uploadTime, tooLarge });
    const added = await addPicture(services, member.id, { gameId, key, bytes });
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(added));
  }

  async function serve(path: string, request: IncomingMessage, response: ServerResponse) {
    const [, id, wanted] = address.exec(path) ?? [];
    const width = gamePictureSizes.find((each) => String(each) === wanted);
    const picture = id && width ? await storage.get(gamePictureKey(id, width)) : null;
    await sendPicture(request, response, picture, log);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://lobby');
    const isUpload = pathname === '/uploads/game-picture';
    if (!isUpload && !pathname.startsWith('/uploads/games/')) return false;
    const allowed = isUpload ? ['POST'] : ['GET', 'HEAD'];
    if (!allowed.includes(request.method ?? '')) {
      const allow = allowed.join(', ');
      sendText(response, 405, `Only ${allow}.`, { allow });
    } else if (isUpload) await upload(request, response, searchParams);
    else await serve(pathname, request, response);
    return true;
  };
}
