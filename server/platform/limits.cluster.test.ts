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
});
