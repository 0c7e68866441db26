// The addresses under /uploads/: a member's picture goes in by POST, and everybody gets it at an address that lasts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { avatarSizes } from '../../../../shared/avatars.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import { readBody } from '../../../platform/http/body.ts';
import {
  callerAddress,
  expectedMember,
  originAllowed,
  sessionToken,
} from '../../../platform/http/context.ts';
import { sendPicture, sendText } from '../../../platform/http/pictures.ts';
import type { Services } from '../../../services.ts';
import { findSession } from '../sessions.ts';
import { pictureKey, uploadPicture } from './change.ts';

const pictureAddress =
  /^\/uploads\/avatars\/(up-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{2,3})\.webp$/;
const { maxBytes } = bounds.avatar;
/** Milliseconds a picture may take to arrive. */
const uploadTime = 60_000;

/**
 * `POST /uploads/avatar` takes a file as its body and answers the caller's `Me`; `GET /uploads/avatars/<name>.<size>.webp`
 * gives a picture. Errors are thrown.
 */
export function pictureUploads(services: Services) {
  const { config, limits, log, storage } = services;

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!originAllowed(request, config)) throw new AppError('ORIGIN_REFUSED');
    await limits.consume('call', callerAddress(request, config.TRUST_PROXY));
    const token = sessionToken(request);
    const session = token ? await findSession(services, token) : null;
    if (!session) throw new AppError('NOT_SIGNED_IN');
    const { member } = session;
    const expected = expectedMember(request);
    if (expected !== null && expected !== member.id) throw new AppError('SESSION_CHANGED');
    await limits.consume('picture', member.id);
    const tooLarge = () => new AppError('UPLOAD_TOO_LARGE', { max: maxBytes / 1_048_576 });
    const bytes = await readBody(request, { max: maxBytes, within: uploadTime, tooLarge });
    const me = await uploadPicture(services, session, bytes);
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(me));
  }

  async function serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, avatar, wanted] = pictureAddress.exec(path) ?? [];
    const size = avatarSizes.find((each) => String(each) === wanted);
    const picture = avatar && size ? await storage.get(pictureKey(avatar, size)) : null;
    await sendPicture(request, response, picture, log);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const isUpload = path === '/uploads/avatar';
    const allowed = isUpload ? ['POST'] : ['GET', 'HEAD'];
    if (!allowed.includes(request.method ?? '')) {
      const allow = allowed.join(', ');
      return sendText(response, 405, `Only ${allow}.`, { allow });
    }
    return isUpload ? upload(request, response) : serve(path, request, response);
  };
}
