// The HTTP side: health, tRPC, pictures, uploads, ways in by providers, payments, and the page for everything else.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AnyRouter, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { AppError } from '../../errors.ts';
import type { Context } from '../../trpc.ts';
import { answerPreflight } from './cors.ts';
import { answerFailure } from './failure.ts';
import { setSecurityHeaders } from './headers.ts';

/** Bytes of one request body. */
const maximumBody = 1_024 * 1_024;
/** Milliseconds a body may take to arrive where no address allows it more. */
const usualBodyTime = 300_000;
/** Calls of one batch. */
const maximumBatch = 100;

export type HttpOptions = {
  router: AnyRouter;
  /** Whether the browser came by https. */
  isSecure(request: IncomingMessage): boolean;
  /** Pages of other origins that may call, with tokens. */
  corsOrigins: readonly string[];
  /** `calls` are those of the batch; `isFeed` tells a subscription, whose answer lasts. */
  createContext(
    request: IncomingMessage,
    response: ServerResponse,
    info: { calls: number; isFeed: boolean },
  ): Promise<Context>;
  /** Whether a request is meant for this server, by the host it names. */
  isMeant(request: IncomingMessage): boolean;
  /** Whether a request that may change something comes from our own page, or from no page at all. */
  mayChange(request: IncomingMessage): boolean;
  onError(error: unknown, path: string | undefined): void;
  /** Resolves when the server can do its work, rejects otherwise. */
  ready(): Promise<void>;
  /** Answers /metrics to those who may read it. */
  metrics(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Answers addresses under /art/; false leaves the request to the page. */
  art(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Answers addresses under /uploads/; what it throws is answered as tRPC would. */
  uploads(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Answers addresses under /auth/; what it throws is answered as tRPC would. */
  auth(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Answers addresses under /exports/; what it throws is answered as tRPC would. */
  exports(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Answers addresses under /payments/; what it throws is answered as tRPC would. */
  payments(request: IncomingMessage, response: ServerResponse): Promise<void>;
  page(request: IncomingMessage, response: ServerResponse): void;
  /** Addresses whose bodies are large, and the milliseconds one may take to arrive. */
  large: { paths: readonly string[]; within: number };
  /** Milliseconds for the bodies of all others. */
  bodyTime?: number;
};

const otherHost =
  'This shop is for this machine alone, and called by a name of it, such as localhost. ' +
  'To reach it by another name, start it with PUBLIC_URL.';

const text = (response: ServerResponse, status: number, body: string) => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
};

const isJson = ({ headers }: IncomingMessage) => /^application\/json\b/i.test(headers['content-type'] ?? '');

/** Cuts off who sends a body too slowly. */
function boundBody(request: IncomingMessage, within: number): void {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => request.complete || request.destroy(), within);
  request.once('close', () => clearTimeout(timer));
}

export function createHttpServer(options: HttpOptions): Server {
  const { large, bodyTime = usualBodyTime } = options;
  const trpcHandler = createHTTPHandler({
    router: options.router,
    basePath: '/trpc/',
    maxBodySize: maximumBody,
    maxBatchSize: maximumBatch,
    createContext: ({ req, res, info }) => {
      if (req.method === 'POST') {
        if (!options.mayChange(req)) throw new AppError('ORIGIN_REFUSED');
        // Forms, which any site can make a browser send without asking first, are no calls.
        if (!isJson(req)) throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Only JSON.' });
      }
      return options.createContext(req, res, {
        calls: info.calls.length,
        isFeed: info.type === 'subscription',
      });
    },
    responseMeta: () => ({
      headers: {
        'cache-control': 'no-store',
        // The answers differ by who may read them.
        ...(options.corsOrigins.length > 0 && { vary: 'origin' }),
      },
    }),
    onError: ({ error, path }) => options.onError(error, path),
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    setSecurityHeaders(response, options.isSecure(request));
    if (!options.isMeant(request)) return text(response, 421, otherHost);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path.startsWith('/trpc/')) {
      return answerPreflight(request, response, options.corsOrigins) || trpcHandler(request, response);
    }
    if (path === '/trpc') return text(response, 404, 'Procedures are called at /trpc/<name>.');
    if (path === '/healthz' || path === '/readyz') {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return text(response, 405, 'Only GET and HEAD.');
    }
    if (path === '/healthz') return text(response, 200, 'ok');
    if (path === '/readyz') {
      const state = await options.ready().then(
        () => ({ status: 200, body: 'ready' }),
        () => ({ status: 503, body: 'not ready' }),
      );
      return text(response, state.status, state.body);
    }
    if (path === '/metrics') return options.metrics(request, response);
    if (path.startsWith('/art/') && (await options.art(request, response))) return;
    const special = ['uploads', 'auth', 'exports', 'payments'] as const;
    const handler = special.find((name) => path.startsWith(`/${name}/`));
    if (handler) {
      return options[handler](request, response).catch((error: unknown) =>
        answerFailure(request, response, options, error),
      );
    }
    options.page(request, response);
  }

  // The server has one bound for all, so it is that of the slowest; the others have theirs here.
  return createServer({ requestTimeout: Math.max(large.within, bodyTime) }, (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    if (!large.paths.includes(path)) boundBody(request, bodyTime);
    answer(request, response).catch((error: unknown) => {
      options.onError(error, request.url);
      if (!response.headersSent) text(response, 500, 'Something went wrong.');
      else response.destroy();
    });
  });
}
