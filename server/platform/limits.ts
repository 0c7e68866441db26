// Limits on how often something may be tried, in memory or, for several instances, in Redis.
import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';
import { networkOf } from './network.ts';

type Rule = {
  /** Tries per period. */
  points: number;
  /** The period in seconds. */
  duration: number;
  /** Tries in a period after which a captcha must come with the next. */
  captchaAfter?: number;
  /** Whoever overdraws again within a day waits twice as long each time, up to so many seconds. */
  longestWait?: number;
};

const hour = 3_600;
const day = 24 * hour;

const rules = {
  /** Sign-in, by address. */
  signIn: { points: 30, duration: 300, captchaAfter: 10, longestWait: 6 * hour },
  /** Sign-in, by the account tried; refused ones only, since a success gives its try back. */
  signInAccount: { points: 10, duration: 300, captchaAfter: 3, longestWait: hour },
  /** Sign-in as a demo member, by address: no secret is guessed, and all visitors come from one. */
  signInDemo: { points: 200, duration: 300 },
  /** By address. */
  signUp: { points: 10, duration: hour, captchaAfter: 3, longestWait: 6 * hour },
  /** Codes and links asked for, by address. */
  proof: { points: 20, duration: 900, captchaAfter: 5, longestWait: 6 * hour },
  /** Codes and links asked for, by the account they are for. */
  proofAccount: { points: 5, duration: 900, captchaAfter: 2, longestWait: hour },
  /** Codes that members have sent to an address they have or want, by that address: its owner's ways in count apart. */
  changeAddress: { points: 5, duration: 900, longestWait: hour },
  /** Text messages asked for, by address: each costs money. */
  sms: { points: 10, duration: hour, captchaAfter: 2, longestWait: day },
  /** Text messages asked for to sign in, by number. */
  smsNumber: { points: 5, duration: hour, captchaAfter: 1, longestWait: day },
  /** Text messages to a number somebody wants, by number and by who wants it: its owner's way in counts apart. */
  smsWanted: { points: 5, duration: hour, captchaAfter: 1, longestWait: day },
  /** Codes tried, by address; a right one gives its try back. */
  guess: { points: 30, duration: 900, captchaAfter: 10, longestWait: 6 * hour },
  /** Sign-ins begun at a provider, by address; one that succeeds gives its try back. */
  provider: { points: 30, duration: 900, longestWait: 6 * hour },
  /** Passwords and codes asked of somebody signed in, by member; a right one gives its try back. */
  ownPassword: { points: 10, duration: 300, longestWait: hour },
  /** By address: enough for one who types several nicknames, too few to list addresses. */
  available: { points: 60, duration: 300, captchaAfter: 20, longestWait: 6 * hour },
  /** Members looked up by name, by member. */
  findMember: { points: 60, duration: 60 },
  /** Files of one's own orders and charges, by member. */
  csv: { points: 20, duration: 600 },
  /** Captchas asked for, by address. */
  captcha: { points: 60, duration: 300 },
  /** Room passwords, by member and room; a right one gives its try back. */
  roomPassword: { points: 5, duration: 60, longestWait: 15 * 60 },
  createRoom: { points: 20, duration: 600 },
  /** Direct rooms opened, by member. */
  openDirect: { points: 60, duration: 60, longestWait: hour },
  /** Calls over HTTP, by address; counted in this process alone, so that it costs nothing. */
  call: { points: 600, duration: 10 },
  /** Messages, by member. */
  send: { points: 30, duration: 10 },
  /** Files uploaded for messages, by member. */
  attach: { points: 120, duration: 60 },
  /** Messages edited, deleted and pinned, by member. */
  changeMessage: { points: 60, duration: 60 },
  /** Reactions set and taken back, by member. */
  react: { points: 60, duration: 30 },
  /** Changes by those who look after a room, by member. */
  keepRoom: { points: 120, duration: 60 },
  /** Invitations into groups sent, and requests to be let into one, by member. */
  groupInvite: { points: 60, duration: 600 },
  /** Links into rooms looked at and followed, by member, or by address. */
  invite: { points: 60, duration: 60 },
  /** What members want to hear of rooms, by member. */
  hearing: { points: 120, duration: 60 },
  /** Histories of rooms taken away, by member: each reads all of one. */
  roomExport: { points: 20, duration: 600 },
  /** Messages searched for, by member: a page asks as one types. */
  searchMessages: { points: 60, duration: 60 },
  /** Everybody of a room addressed, by member. */
  mentionAll: { points: 3, duration: 300 },
  /** Typing notices, by member. */
  typing: { points: 20, duration: 10 },
  /** Read marks moved, by member: a page moves one at most every second. */
  read: { points: 60, duration: 10 },
  /** People asked into rooms, by member. */
  inviteMember: { points: 30, duration: 600 },
  /** Alerts marked, removed and set, by member. */
  alerts: { points: 120, duration: 60 },
  /** Tokens refreshed, by address. */
  refresh: { points: 120, duration: 300 },
  /** Devices that ask to come in by another, by address. */
  qr: { points: 30, duration: 300 },
  /** Codes of other devices read and answered, by member. */
  qrAnswer: { points: 30, duration: 300 },
  /** Challenges for passkeys, by address. */
  passkey: { points: 60, duration: 300 },
  /** Downloads of all one's own data, by member: each reads all of it. */
  export: { points: 6, duration: hour },
  /** Changes of one's own profile, by member. */
  profile: { points: 30, duration: 600 },
  /** Changes of one's own picture, by member: each is work for a second and four files. */
  picture: { points: 20, duration: 600 },
  /** Trailers of games uploaded, by member: each may be large. */
  trailer: { points: 20, duration: hour },
  /** Entries written into guestbooks and changed, by member. */
  guestbook: { points: 20, duration: 600 },
  /** Wishes set and taken back, by member. */
  wish: { points: 120, duration: 60 },
  /** Members looked for by name, by member. */
  findMembers: { points: 60, duration: 60 },
  /** Friends asked for, by member. */
  friendRequest: { points: 30, duration: 600, longestWait: day },
  /** The same one asked again after taking it back, by member and member. */
  friendRequestAgain: { points: 5, duration: day },
  /** Other changes of what is between members, by member. */
  friends: { points: 120, duration: 60 },
  /** Changes of how one is seen, by member. */
  presence: { points: 60, duration: 60 },
  /** Reviews and answers written, edited and deleted, by member. */
  review: { points: 30, duration: 600 },
  /** Changes for a publisher, by member. */
  publish: { points: 60, duration: 60 },
  /** Votes on reviews, by member. */
  reviewVote: { points: 120, duration: 60 },
  /** Reports, by member. */
  report: { points: 20, duration: hour },
  /** Purchases and refunds, by member. */
  buy: { points: 30, duration: 60 },
  /** Charges begun, by member: each asks the provider. */
  charge: { points: 20, duration: 600 },
  /** Charges approved, looked at and given up, by member: each may ask the provider. */
  approve: { points: 60, duration: 300 },
  /** Play begun, kept up and ended, by member. */
  play: { points: 120, duration: 60 },
  /** Changes of the order in one's own library, by member. */
  library: { points: 120, duration: 60 },
  /** Product keys tried, by member; a right one gives its try back. */
  productKey: { points: 10, duration: 900, longestWait: 6 * hour },
  /** Product keys tried, by address; a right one gives its try back. */
  productKeyAddress: { points: 30, duration: 900, longestWait: 6 * hour },
  /** Codes of gift cards tried, by member; a right one gives its try back. */
  giftCard: { points: 10, duration: 900, longestWait: 6 * hour },
  /** Codes of gift cards tried, by address; a right one gives its try back. */
  giftCardAddress: { points: 30, duration: 900, longestWait: 6 * hour },
} as const satisfies Record<string, Rule>;

export type LimitName = keyof typeof rules;

export type Limits = {
  /**
   * Takes one try, or as many as told, of `who` (an address, a member, a member and a thing). Addresses of one network
   * count as one (see network.ts).
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds.
   */
  consume(name: LimitName, who: string, tries?: number): Promise<void>;
  /**
   * Takes one of the tries that need no captcha, where a limit has such.
   * @returns false when none is left; then nothing was taken.
   * @throws AppError RATE_LIMITED while one must wait, with a captcha or without.
   */
  consumeFree(name: LimitName, who: string): Promise<boolean>;
  /** Gives one back of those that need no captcha. */
  rewardFree(name: LimitName, who: string): Promise<void>;
  /** Gives one try back. */
  reward(name: LimitName, who: string): Promise<void>;
};

const unlimited: Limits = {
  consume: async () => {},
  consumeFree: async () => true,
  rewardFree: async () => {},
  reward: async () => {},
};

/**
 * @param redis counts across instances; while it is down each instance counts alone.
 * @param enabled false switches every limit off (LOBBY_RATE_LIMITS=off).
 */
export function createLimits(redis: Redis | null, enabled: boolean): Limits {
  if (!enabled) return unlimited;
  const open = (prefix: string, options: { points: number; duration: number }, shared: boolean) => {
    const memory = new RateLimiterMemory({ ...options, keyPrefix: prefix });
    if (!redis || !shared) return memory;
    const keyPrefix = `lobby:limit:${prefix}`;
    return new RateLimiterRedis({ ...options, keyPrefix, storeClient: redis, insuranceLimiter: memory });
  };
  const limiters = new Map<string, RateLimiterAbstract>();
  const all: [string, Rule][] = Object.entries(rules);
  /** Counts apart what needs no captcha: a call that brings none must not use up the tries of those who do. */
  const free = new Map<string, RateLimiterAbstract>();
  for (const [name, rule] of all) {
    limiters.set(name, open(name, rule, name !== 'call'));
    const { captchaAfter: points, duration } = rule;
    if (points !== undefined) free.set(name, open(`free:${name}`, { points, duration }, true));
  }
  /** How often somebody overdrew a limit lately. */
  const overdrawn = open('overdrawn', { points: Number.MAX_SAFE_INTEGER, duration: day }, true);
  const limiter = (name: LimitName) => {
    const found = limiters.get(name);
    if (!found) throw new Error(`No limit is named ${name}.`);
    return found;
  };
  /** @returns seconds to wait. */
  const waitOf = async (name: LimitName, who: string, refusal: RateLimiterRes): Promise<number> => {
    const { points, duration, longestWait }: Rule = rules[name];
    const rest = Math.ceil(refusal.msBeforeNext / 1_000);
    // Only the first one too many counts: who asks while waiting does not make it longer.
    if (longestWait === undefined || refusal.consumedPoints !== points + 1) return rest;
    const { consumedPoints: times } = await overdrawn.consume(`${name}:${who}`);
    if (times === 1) return rest;
    const wait = Math.min(longestWait, duration * 2 ** (times - 1));
    await limiter(name).block(who, wait);
    return wait;
  };
  return {
    async consume(name, whoever, tries = 1) {
      const who = networkOf(whoever);
      try {
        await limiter(name).consume(who, tries);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('RATE_LIMITED', { retryAfter: await waitOf(name, who, refusal) });
      }
    },
    async consumeFree(name, whoever) {
      const who = networkOf(whoever);
      const taken = await limiter(name).get(who);
      if (taken && taken.consumedPoints > rules[name].points) {
        throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil(taken.msBeforeNext / 1_000) });
      }
      return (
        free
          .get(name)
          ?.consume(who)
          .then(
            () => true,
            (refusal: unknown) => {
              if (refusal instanceof RateLimiterRes) return false;
              throw refusal;
            },
          ) ?? true
      );
    },
    async rewardFree(name, who) {
      await free.get(name)?.reward(networkOf(who));
    },
    async reward(name, whoever) {
      const who = networkOf(whoever);
      await limiter(name).reward(who);
      await free.get(name)?.reward(who);
    },
  };
}
