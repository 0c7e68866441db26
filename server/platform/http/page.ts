// Serves the built page: files with their compressed twins, and index.html for every address the page itself knows.
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const plain = (response: ServerResponse, status: number, text: string) => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
};

/**
 * @param folder the built page; where it is missing (in development the page has a server of its own) a GET says so.
 */
export function pageHandler(folder: string): Handler {
  if (!existsSync(join(folder, 'index.html'))) {
    return (_request, response) => plain(response, 404, 'The page is not built: run "npm run build".');
  }
  const serve = sirv(folder, {
    single: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      // Built files carry a hash of their content in their name; everything else must be asked for again.
      const hashed = path.startsWith('/assets/');
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plain(response, 405, 'Only GET and HEAD are answered here.');
    }
    serve(request, response, () => plain(response, 404, 'There is nothing here.'));
  };
}
