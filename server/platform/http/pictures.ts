// Answers that are no tRPC call: a picture from the storage, and a line of text where there is none.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import type { StoredFile } from '../storage/storage.ts';

/** Answers with a line of text that nobody keeps. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}

/** Answers with a WebP picture to be kept for ever, since another one has another address; 404 where it is null. */
export async function sendPicture(
  request: IncomingMessage,
  response: ServerResponse,
  picture: StoredFile | null,
  log: Logger,
): Promise<void> {
  if (!picture) return sendText(response, 404, 'No such picture.');
  response.writeHead(200, {
    'content-type': 'image/webp',
    'content-length': picture.size,
    'cache-control': 'public, max-age=31536000, immutable',
  });
  if (request.method === 'HEAD') {
    picture.body.destroy();
    response.end();
    return;
  }
  await pipeline(picture.body, response).catch((error: unknown) => {
    // Who asked has gone, or the storage has; either way the answer is cut.
    if (!request.destroyed) log.warn({ error, path: request.url }, 'a picture was cut short');
  });
}
