// What the live engine offers to the rest of the program.
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus } from './bus.ts';
import { createMemoryBus } from './memoryBus.ts';
import { createMemoryPresence } from './memoryPresence.ts';
import type { Presence } from './presence.ts';
import { createRedisBus } from './redisBus.ts';
import { createRedisPresence } from './redisPresence.ts';

export { type Batches, createBatches, type Outcome } from './batch.ts';
export type { Bus } from './bus.ts';
export type { Feed } from './feed.ts';
export type { Sight } from './follow.ts';
export { createLive, type Live, type LiveSettings } from './live.ts';
export { logging } from './logging.ts';
export {
  changesTogether,
  isSeen,
  offline,
  type Presence,
  type PresenceChange,
  type Standing,
  standingsAfter,
} from './presence.ts';
export { startRetention } from './retention.ts';
export { headOf, readSnapshot } from './snapshot.ts';
export { measureLive, measureSockets } from './stats.ts';
export {
  type AppendedEvent,
  appendEvent,
  beforeEvents,
  type LoggedEvent,
  publishAfterCommit,
  publishLogged,
  settleEvents,
} from './transact.ts';

/** The bus over Redis, or without one the bus that ends in this process. */
export function createBus(redisUrl: string | null, log: Logger): Bus {
  return redisUrl === null ? createMemoryBus(log) : createRedisBus(redisUrl, log);
}

/** Presence in Redis, or without one in this process. `redis` and `bus` stay the caller's. */
export function createPresence(resources: {
  redis: Redis | null;
  bus: Bus;
  clock: { now(): number };
  log: Logger;
}): Presence {
  const { redis, bus, clock, log } = resources;
  return redis === null ? createMemoryPresence() : createRedisPresence({ redis, bus, clock, log });
}
