// The addresses under /uploads/group…: an owner's picture goes in by POST, and whoever sees the group gets it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { groupPictureSizes } from '../../../../shared/groupPictures.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { idSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { readBody } from '../../../platform/http/body.ts';
import { sendPicture, sendText } from '../../../platform/http/pictures.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { setGroupPicture } from '../commands/index.ts';
import { memberRef } from '../present.ts';
import { requireOwnGroup } from '../queries/index.ts';
import { dropGroupPicture, groupPictureKey, keepGroupPicture } from './files.ts';

const address = /^\/uploads\/groups\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{2,3})\.webp$/;
const { maxBytes } = bounds.avatar;
/** Milliseconds a picture may take to arrive. */
const uploadTime = 60_000;

/**
 * `POST /uploads/group-picture?group=<id>` takes a file as its body and answers `{ picture }`;
 * `GET /uploads/groups/<id>.<size>.webp` gives a picture. Says whether it was one of them. Errors are thrown.
 */
export function groupPictureUploads(services: Services) {
  const { limits, log, storage } = services;

  async function upload(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
    const { member } = await admitDownload(services, request);
    await limits.consume('picture', member.id);
    const group = idSchema.safeParse(query.get('group'));
    if (!group.success) throw new AppError('BAD_INPUT', { field: 'group', rule: 'uuid' });
    // Before the work of decoding.
    await requireOwnGroup(services, group.data, member.id);
    const tooLarge = () => new AppError('UPLOAD_TOO_LARGE', { max: maxBytes / 1_048_576 });
    const bytes = await readBody(request, { max: maxBytes, within: uploadTime, tooLarge });
    const picture = services.newId();
    await keepGroupPicture(services, picture, bytes);
    try {
      const { before } = await setGroupPicture(services, memberRef(member), { roomId: group.data, picture });
      if (before) await dropGroupPicture(services, before);
    } catch (error) {
      // A commit whose answer got lost may have made it the group's: then the sweep knows better.
      if (error instanceof AppError) await dropGroupPicture(services, picture);
      throw error;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ picture }));
  }

  async function serve(path: string, request: IncomingMessage, response: ServerResponse) {
    const [, id, wanted] = address.exec(path) ?? [];
    const size = groupPictureSizes.find((each) => String(each) === wanted);
    const picture = id && size ? await storage.get(groupPictureKey(id, size)) : null;
    await sendPicture(request, response, picture, log);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://lobby');
    const isUpload = pathname === '/uploads/group-picture';
    if (!isUpload && !pathname.startsWith('/uploads/groups/')) return false;
    const allowed = isUpload ? ['POST'] : ['GET', 'HEAD'];
    if (!allowed.includes(request.method ?? '')) {
      const allow = allowed.join(', ');
      sendText(response, 405, `Only ${allow}.`, { allow });
    } else if (isUpload) await upload(request, response, searchParams);
    else await serve(pathname, request, response);
    return true;
  };
}
