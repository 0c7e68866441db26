// Limits on how often something may be tried, in memory or, for several instances, in Redis.
import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

/** Tries per period in seconds. */
const rules = {
  /** Sign-in, by address. */
  signIn: { points: 30, duration: 300 },
  /** Sign-in, by the account tried; refused ones only, since a success gives its try back. */
  signInAccount: { points: 10, duration: 300 },
  /** Sign-in as a demo member, by address: no secret is guessed, and all visitors come from one. */
  signInDemo: { points: 200, duration: 300 },
  /** By address. */
  signUp: { points: 10, duration: 3_600 },
  /** Codes and links asked for, by address. */
  proof: { points: 20, duration: 900 },
  /** Codes and links asked for, by the account they are for. */
  proofAccount: { points: 5, duration: 900 },
  /** Codes tried, by address; a right one gives its try back. */
  guess: { points: 30, duration: 900 },
  /** Sign-ins begun at a provider, by address; one that succeeds gives its try back. */
  provider: { points: 30, duration: 900 },
  /** Passwords asked of somebody signed in, by member; a right one gives its try back. */
  ownPassword: { points: 10, duration: 300 },
  /** By address: enough for one who types several nicknames, too few to list addresses. */
  available: { points: 60, duration: 300 },
  /** Room passwords, by member and room; a right one gives its try back. */
  roomPassword: { points: 5, duration: 60 },
  createRoom: { points: 20, duration: 600 },
  /** Calls over HTTP, by address; counted in this process alone, so that it costs nothing. */
  call: { points: 600, duration: 10 },
  /** Messages, by member. */
  send: { points: 30, duration: 10 },
  /** Typing notices, by member. */
  typing: { points: 20, duration: 10 },
  /** Read marks moved, by member: a page moves one at most every second. */
  read: { points: 60, duration: 10 },
  /** Changes of one's own profile, by member. */
  profile: { points: 30, duration: 600 },
  /** Changes of one's own picture, by member: each is work for a second and four files. */
  picture: { points: 20, duration: 600 },
  /** Wishes set and taken back, by member. */
  wish: { points: 120, duration: 60 },
} as const;

export type LimitName = keyof typeof rules;

export type Limits = {
  /**
   * Takes one try, or as many as told, of `who` (an address, a member, a member and a thing).
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds.
   */
  consume(name: LimitName, who: string, tries?: number): Promise<void>;
  /** Gives one try back. */
  reward(name: LimitName, who: string): Promise<void>;
};

const unlimited: Limits = { consume: async () => {}, reward: async () => {} };

/**
 * @param redis counts across instances; while it is down each instance counts alone.
 * @param enabled false switches every limit off (LOBBY_RATE_LIMITS=off).
 */
export function createLimits(redis: Redis | null, enabled: boolean): Limits {
  if (!enabled) return unlimited;
  const limiters = new Map<LimitName, RateLimiterAbstract>();
  for (const [name, rule] of Object.entries(rules) as [LimitName, { points: number; duration: number }][]) {
    const memory = new RateLimiterMemory({ ...rule, keyPrefix: name });
    limiters.set(
      name,
      redis && name !== 'call'
        ? new RateLimiterRedis({
            ...rule,
            keyPrefix: `lobby:limit:${name}`,
            storeClient: redis,
            insuranceLimiter: memory,
          })
        : memory,
    );
  }
  const limiter = (name: LimitName) => {
    const found = limiters.get(name);
    if (!found) throw new Error(`No limit is named ${name}.`);
    return found;
  };
  return {
    async consume(name, who, tries = 1) {
      try {
        await limiter(name).consume(who, tries);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil(refusal.msBeforeNext / 1_000) });
      }
    },
    async reward(name, who) {
      await limiter(name).reward(who);
    },
  };
}
