// Answers with a large file, or with the part of it that was asked for (RFC 9110, section 14).
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ByteRange, StoredFile } from '../storage/storage.ts';
import { sendFile } from './pictures.ts';

/** The part; `whole` where none is asked for, or several are, which nobody has to give; `none` where there is no such. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'none' {
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    const first = Math.max(0, size - Number(to));
    return first < size ? { first, last: size - 1 } : 'none';
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return 'whole';
  return first < size ? { first, last } : 'none';
}

type Large = {
  /** Bytes of the whole. */
  size: number;
  /** With its quotation marks. It must be another one for other content. */
  etag: string;
  headers: Record<string, string>;
  /** The whole or a part; null where there is none. */
  open(range?: ByteRange): Promise<StoredFile | null>;
};

/** Answers GET and HEAD: 200, 206, 304, 404 or 416. */
export async function sendLarge(
  request: IncomingMessage,
  response: ServerResponse,
  { size, etag, headers: about, open }: Large,
  log: Logger,
): Promise<void> {
  const { headers, method } = request;
  const all = { ...about, etag, 'accept-ranges': 'bytes' };
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, all);
    response.end();
    return;
  }
  if (method === 'HEAD') {
    // Known without a look at the storage, which would begin to give it.
    response.writeHead(200, { ...all, 'content-length': size });
    response.end();
    return;
  }
  // Parts are of what GET gives, and only of what the client has the rest of.
  const isMeant = (headers['if-range'] ?? etag) === etag;
  const range = isMeant ? rangeOf(headers.range, size) : 'whole';
  if (range === 'none') {
    response.writeHead(416, { ...all, 'content-range': `bytes */${size}`, 'content-length': 0 });
    response.end();
    return;
  }
  if (range === 'whole') return sendFile(request, response, await open(), all, log);
  const part = { ...all, 'content-range': `bytes ${range.first}-${range.last}/${size}` };
  await sendFile(request, response, await open(range), part, log, 206);
}
