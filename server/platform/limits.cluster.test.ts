// Limits that several instances count together, in Redis.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithRedis, startTestRedis, type TestRedis } from '../testing/redis.ts';
import { createLimits } from './limits.ts';

describeWithRedis('limits of several instances', () => {
  let redis: TestRedis;
  const clients: Redis[] = [];
  beforeAll(async () => {
    redis = await startTestRedis();
    clients.push(new Redis(redis.url), new Redis(redis.url));
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await redis.stop();
  });

  it('ACC-137: count together what needs no captcha, and what does', async () => {
    const [one, two] = clients.map((client) => createLimits(client, true));
    if (!one || !two) throw new Error('Two instances are needed.');
    const turns = Array.from({ length: 12 }, (_, turn) => (turn % 2 ? one : two));
    const free = [];
    for (const limits of turns) free.push(await limits.consumeFree('signInAccount', 'ada'));
    expect(free.filter(Boolean)).toHaveLength(3);
    for (const limits of turns.slice(0, 10)) await limits.consume('signInAccount', 'ada');
    for (const limits of [one, two]) {
      await expect(limits.consume('signInAccount', 'ada')).rejects.toThrow('RATE_LIMITED');
      await expect(limits.consumeFree('signInAccount', 'ada')).rejects.toThrow('RATE_LIMITED');
    }
    expect(await two.consumeFree('signInAccount', 'bo')).toBe(true);
  });

  it('ACC-145: waits grow over all instances together, hold on each of them, and asking meanwhile makes none longer', async () => {
    const [one, two] = clients.map((client) => createLimits(client, true));
    if (!one || !two) throw new Error('Two instances are needed.');
    /** Uses up what is allowed, half on each, and tells the wait of the one too many. */
    const overdraw = async (last: typeof one) => {
      for (let count = 0; count < 5; count += 1) {
        await one.consume('signInAccount', 'eve');
        await two.consume('signInAccount', 'eve');
      }
      return retryAfter(last);
    };
    const retryAfter = async (limits: typeof one) => {
      const refusal = await limits.consume('signInAccount', 'eve').catch((error: unknown) => error);
      return (refusal as { params: { retryAfter: number } }).params.retryAfter;
    };
    // As if the wait were over: Redis forgets who waits, and keeps how often they overdrew.
    const waitOver = () => clients[0]?.del('lobby:limit:signInAccount:eve');
    const waits = [];
    for (const last of [one, two, one, two, one, two]) {
      const wait = await overdraw(last);
      waits.push(wait);
      const other = last === one ? two : one;
      for (const limits of [other, last, other]) {
        const rest = await retryAfter(limits);
        expect(rest).toBeLessThanOrEqual(wait);
        expect(rest).toBeGreaterThan(wait / 2);
      }
      await waitOver();
    }
    expect(waits).toEqual([300, 600, 1_200, 2_400, 3_600, 3_600]);
  });
});
