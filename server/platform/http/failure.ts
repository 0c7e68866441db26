// How a failure outside tRPC is answered: in the very form of tRPC's own, so that clients read one kind of error.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnyRouter, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { discardRest } from './body.ts';

type Options = { router: AnyRouter; onError(error: unknown, path: string | undefined): void };

/** Answers what was thrown, and lets the client finish sending within bounds, so that it sees the answer. */
export function answerFailure(
  request: IncomingMessage,
  response: ServerResponse,
  { router, onError }: Options,
  thrown: unknown,
): void {
  const error = getTRPCErrorFromUnknown(thrown);
  const path = request.url?.split('?', 1)[0];
  onError(error, path);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const shape = getTRPCErrorShape({
    config: router._def._config,
    error,
    type: 'unknown',
    path,
    input: undefined,
    ctx: undefined,
  });
  response.writeHead(getHTTPStatusCodeFromError(error), {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify({ error: shape }));
  discardRest(request);
}
