// Addresses under /uploads/ that take one kind of file and give it: which methods they know, what they answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { idSchema } from '../../../shared/primitives.ts';
import { AppError } from '../../errors.ts';
import type { Storage } from '../storage/storage.ts';
import { readBody } from './body.ts';
import { sendPicture, sendText } from './pictures.ts';

const megabyte = 1_048_576;
/** Milliseconds a picture may take to arrive. */
const pictureTime = 60_000;

type Where = {
  /** Where a file goes in by POST, as its body. */
  upload: string;
  /** What the addresses begin with at which files come out. */
  files: string;
  /** Takes a file in; what it returns is answered as JSON. Errors are thrown. */
  take(request: IncomingMessage, query: URLSearchParams): Promise<unknown>;
};

type UploadRoute = Where & {
  /** Answers with a file, or with why there is none. */
  give(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
};

/** Answers for its addresses, and says whether it was one of them. Errors are thrown. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** One kind of file. */
export function uploadRoute({ upload, files, take, give }: UploadRoute): Handler {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://lobby');
    const isUpload = pathname === upload;
    if (!isUpload && !pathname.startsWith(files)) return false;
    const allowed = isUpload ? ['POST'] : ['GET', 'HEAD'];
    if (!allowed.includes(request.method ?? '')) {
      const allow = allowed.join(', ');
      sendText(response, 405, `Only ${allow}.`, { allow });
    } else if (isUpload) {
      const answer = await take(request, searchParams);
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(answer));
    } else await give(request, response, pathname);
    return true;
  };
}

type PictureRoute = Where & {
  /** An address: what names the picture, and its size. */
  address: RegExp;
  sizes: readonly number[];
  /** Where it lies in the storage. */
  key(name: string, size: number): string;
};

/** Pictures that everybody may see, in a few sizes, at addresses that last. */
export function pictureRoute(
  { storage, log }: { storage: Storage; log: Logger },
  { address, sizes, key, ...where }: PictureRoute,
): Handler {
  return uploadRoute({
    ...where,
    async give(request, response, path) {
      const [, name, wanted] = address.exec(path) ?? [];
      const size = sizes.find((each) => String(each) === wanted);
      const picture = name && size ? await storage.get(key(name, size)) : null;
      await sendPicture(request, response, picture, log);
    },
  });
}

/** Refuses a file of more bytes than so many. */
export const tooLargeFor = (maxBytes: number) => () =>
  new AppError('UPLOAD_TOO_LARGE', { max: maxBytes / megabyte });

/** A picture that is sent in. @throws AppError UPLOAD_TOO_LARGE; TRPCError TIMEOUT, CLIENT_CLOSED_REQUEST. */
export const readPicture = (request: IncomingMessage, maxBytes: number): Promise<Buffer> =>
  readBody(request, { max: maxBytes, within: pictureTime, tooLarge: tooLargeFor(maxBytes) });

/** An id of the address. @throws AppError BAD_INPUT. */
export function idIn(query: URLSearchParams, field: string): string {
  const id = idSchema.safeParse(query.get(field));
  if (!id.success) throw new AppError('BAD_INPUT', { field, rule: 'uuid' });
  return id.data;
}
