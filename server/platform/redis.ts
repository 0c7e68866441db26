// The connection to Redis that presence and limits share.
import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/**
 * Connects for ever. While Redis is away commands fail at once instead of making people wait: whoever uses it knows
 * what to do without.
 */
export function openRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * 50, 1_000),
  });
  redis.on('error', (error: Error) => log.warn({ error: error.message }, 'redis'));
  return redis;
}
