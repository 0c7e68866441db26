// Answers that are no tRPC call: a file from the storage, and a line of text where there is none.
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

/** Milliseconds for which a client may take nothing of a file. */
const usualPatience = 60_000;

/** Answers with what the storage gave, under these headers and this status; 404 where it is null. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StoredFile | null,
  headers: Record<string, string>,
  log: Logger,
  status = 200,
  patience = usualPatience,
): Promise<void> {
  if (!file) return sendText(response, 404, 'There is no such file.');
  response.writeHead(status, { ...headers, 'content-length': file.size });
  if (request.method === 'HEAD') {
    file.body.destroy();
    response.end();
    return;
  }
  // Who takes nothing for so long holds a file open for nothing; whoever goes on later asks for the rest.
  response.setTimeout(patience, () => response.destroy());
  await pipeline(file.body, response).catch((error: unknown) => {
    // Who asked has gone, or the storage has; either way the answer is cut.
    if (!request.destroyed) log.warn({ error, path: request.url }, 'a file was cut short');
  });
}

/** Answers with a WebP picture to be kept for ever, since another one has another address; 404 where it is null. */
export async function sendPicture(
  request: IncomingMessage,
  response: ServerResponse,
  picture: StoredFile | null,
  log: Logger,
): Promise<void> {
  const headers = {
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
  };
  await sendFile(request, response, picture, headers, log);
}
