// The addresses under /uploads/attachment…: what shall hang on a message goes in by POST, and those in its room get it,
// and those who look after the house, for as long as a report of it is open.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Rendition, renditions } from '../../../../shared/attachments.ts';
import { fileNameSchema } from '../../../../shared/chatMessages.ts';
import { AppError } from '../../../errors.ts';
import { readBody } from '../../../platform/http/body.ts';
import { sendFile } from '../../../platform/http/pictures.ts';
import { type Handler, idIn, tooLargeFor, uploadRoute } from '../../../platform/http/uploadRoute.ts';
import { memberTurnstile } from '../../../platform/turnstile.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { findForDownload } from '../queries/index.ts';
import { attachmentKey } from './files.ts';
import { uploadAttachment } from './upload.ts';

const address = /^\/uploads\/attachments\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([a-z]+)$/;
const megabyte = 1_048_576;
/** Milliseconds a file may take to arrive. */
const uploadTime = 5 * 60_000;
/** Bytes of a file are held in memory until it is kept: so many files at once, and of one member, however slow. */
const places = { atOnce: 8, waiting: 64 };
const placesOfOne = { atOnce: 2, waiting: 16 };

/** In ASCII for the old, and as it is (RFC 6266, RFC 8187). */
function asDownload(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

/** What a browser may do with an answer: show it as what it is called, or keep it, and nothing else. */
const harmless = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // Kept, and asked about each time: the right to it may have ended.
  'cache-control': 'private, no-cache',
};

/** What the address asks for. @throws AppError BAD_INPUT. */
function readUpload(query: URLSearchParams): { key: string; name: string } {
  const key = idIn(query, 'key');
  const name = fileNameSchema.safeParse(query.get('name'));
  if (!name.success)
    throw new AppError('BAD_INPUT', { field: 'name', rule: name.error.issues[0]?.code ?? 'custom' });
  return { key, name: name.data };
}

/**
 * `POST /uploads/attachment?key=<uuid>&name=<name>` takes a file as its body and answers the `Attachment`;
 * `GET /uploads/attachments/<id>/<rendition>` gives it to members of its room and to those who decide about a report of it. Says whether it was one of them. Errors are thrown.
 */
export function attachmentUploads(services: Services): Handler {
  const { config, limits, log, storage } = services;
  const max = config.LOBBY_ATTACHMENT_MB * megabyte;
  const refusal = () => new AppError('RATE_LIMITED', { retryAfter: 5 });
  const inTurn = memberTurnstile(places, placesOfOne, refusal);
  const tooLarge = tooLargeFor(max);

  async function take(request: IncomingMessage, query: URLSearchParams) {
    const { member } = await admitDownload(services, request);
    await limits.consume('attach', member.id);
    const asked = readUpload(query);
    if (Number(request.headers['content-length'] ?? 0) > max) throw tooLarge();
    return inTurn(member.id, async () => {
      const bytes = await readBody(request, { max, within: uploadTime, tooLarge });
      return uploadAttachment(services, member.id, { ...asked, bytes });
    });
  }

  async function give(request: IncomingMessage, response: ServerResponse, path: string) {
    const [, id = '', wanted] = address.exec(path) ?? [];
    const rendition = renditions.find((each): each is Rendition => each === wanted);
    const { member } = await admitDownload(services, request);
    if (!rendition) throw new AppError('ATTACHMENT_NOT_FOUND');
    const { kind, name } = await findForDownload(services, id, member.id);
    const key = attachmentKey({ id, kind }, rendition);
    if (!key) throw new AppError('ATTACHMENT_NOT_FOUND');
    const etag = `"${id}-${rendition}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { ...harmless, etag });
      response.end();
      return;
    }
    const headers =
      kind === 'image'
        ? { 'content-type': 'image/webp', 'content-disposition': 'inline' }
        : { 'content-type': 'application/octet-stream', 'content-disposition': asDownload(name) };
    await sendFile(request, response, await storage.get(key), { ...harmless, ...headers, etag }, log);
  }

  return uploadRoute({ upload: '/uploads/attachment', files: '/uploads/attachments/', take, give });
}
