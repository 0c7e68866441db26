// The test Redis itself: it answers, dies, comes back on its port, and forgets.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithRedis, startTestRedis, type TestRedis } from './redis.ts';

describeWithRedis('the test Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis.stop());

  const ask = async <T>(question: (client: Redis) => Promise<T>): Promise<T> => {
    const client = new Redis(redis.url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => {});
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  };

  it('comes back empty on the same port after a restart', async () => {
    await ask((client) => client.set('kept', 'no'));
    expect(await ask((client) => client.get('kept'))).toBe('no');
    await redis.restart();
    expect(await ask((client) => client.get('kept'))).toBeNull();
  });

  it('refuses connections while killed and answers once started again', async () => {
    await redis.kill();
    await expect(ask((client) => client.ping())).rejects.toThrow();
    await redis.start();
    expect(await ask((client) => client.ping())).toBe('PONG');
  });
});
