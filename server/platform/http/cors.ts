// Pages of other origins (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol): only those of the allow-list may read
// answers. Cookies are never taken from them; they call with tokens.
import type { IncomingMessage, ServerResponse } from 'node:http';

const headers = ['authorization', 'content-type', 'trpc-accept', 'last-event-id', 'x-lobby-member'];
/** Seconds a browser may remember what a preflight said. */
const remembered = '600';

/** Marks the answer for a page of the list. @returns true when the request was a preflight, which is answered then. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204, {
    vary: 'origin',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': headers.join(', '),
    'access-control-max-age': remembered,
  });
  response.end();
  return true;
}
