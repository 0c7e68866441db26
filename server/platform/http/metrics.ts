// Answers /metrics to those who may read it.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../metrics.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

const isLoopbackAddress = (address: string | undefined) =>
  address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);

/** What may be known of a request before it is answered. */
type Caller = { headers: IncomingMessage['headers']; socket: { remoteAddress?: string | undefined } };

/**
 * Whether the measurements are this caller's to read. A token that comes along decides. Without one, a program on this
 * machine may, by the address of its very socket; behind a proxy that says nothing, since everybody comes from there.
 */
export function mayReadMetrics(
  { headers, socket }: Caller,
  settings: { METRICS_TOKEN?: string | undefined; TRUST_PROXY: number },
): boolean {
  const { authorization } = headers;
  if (authorization !== undefined) {
    const { METRICS_TOKEN } = settings;
    if (METRICS_TOKEN === undefined) return false;
    return timingSafeEqual(digest(authorization), digest(`Bearer ${METRICS_TOKEN}`));
  }
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  return settings.TRUST_PROXY === 0 && !isForwarded && isLoopbackAddress(socket.remoteAddress);
}

/** @param settings who may read them. */
export function metricsHandler(metrics: Metrics, settings: Parameters<typeof mayReadMetrics>[1]) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const allowed = mayReadMetrics(request, settings);
    const { contentType, body } = allowed
      ? await metrics.text()
      : { contentType: 'text/plain; charset=utf-8', body: 'Not for you.' };
    response.writeHead(allowed ? 200 : 403, { 'content-type': contentType, 'cache-control': 'no-store' });
    response.end(body);
  };
}
