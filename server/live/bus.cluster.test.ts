// The bus contract over Redis, and what happens when Redis goes away.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeed, silentLog, startTestLive } from '../testing/live.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../testing/redis.ts';
import type { Bus } from './bus.ts';
import { busContract } from './busContract.ts';
import { appendEvent, createBus, createLive } from './index.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describeWithRedis('the Redis bus', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis.stop());

  const startBus = async (): Promise<Bus> => {
    const bus = createBus(redis.url, silentLog);
    await new Promise<void>((resolve) => {
      const remove = bus.onUp(() => {
        remove();
        resolve();
      });
    });
    return bus;
  };

  describe('LIVE-15: keeps the contract between two instances', () => {
    busContract(async () => {
      const [publisher, subscriber] = await Promise.all([startBus(), startBus()]);
      return {
        publisher,
        subscriber,
        close: async () => void (await Promise.all([publisher.close(), subscriber.close()])),
      };
    });
  });

  describe('keeps the contract with itself', () => {
    busContract(async () => {
      const bus = await startBus();
      return { publisher: bus, subscriber: bus, close: () => bus.close() };
    });
  });

  it('LIVE-16: tells of going down and coming back, with the subscriptions of before and of meanwhile', async () => {
    const bus = await startBus();
    const news: string[] = [];
    bus.onUp(() => news.push('up'));
    bus.onDown(() => news.push('down'));
    const heard: string[] = [];
    await bus.subscribe('before', (bytes) => heard.push(bytes.toString()));
    expect(bus.isUp).toBe(true);
    await redis.kill();
    await expect.poll(() => news).toEqual(['down']);
    expect(bus.isUp).toBe(false);
    expect(await bus.followed(['before', 'unknown'])).toEqual(new Set(['before', 'unknown']));
    bus.publish('before', Buffer.from('said here'));
    await expect.poll(() => heard.splice(0)).toEqual(['said here']);
    const unsubscribe = await bus.subscribe('meanwhile', (bytes) => heard.push(bytes.toString()));
    const gone = await bus.subscribe('gone', (bytes) => heard.push(bytes.toString()));
    await gone();
    for (const topic of ['before', 'meanwhile', 'gone']) bus.publish(topic, Buffer.from(topic));
    await expect.poll(() => heard.splice(0)).toEqual(['before', 'meanwhile']);
    await redis.start();
    await expect.poll(() => news, { timeout: 10_000 }).toEqual(['down', 'up']);
    expect(bus.isUp).toBe(true);
    await expect
      .poll(
        () => {
          for (const topic of ['before', 'meanwhile', 'gone']) bus.publish(topic, Buffer.from(topic));
          return [...new Set(heard)].sort();
        },
        { timeout: 10_000 },
      )
      .toEqual(['before', 'meanwhile']);
    await unsubscribe();
    await bus.close();
    expect(news).toEqual(['down', 'up']);
  });

  it('LIVE-73: what one turn says to several topics goes out by one command and before the next, though Redis has forgotten its scripts', async () => {
    const [sender, hearer] = await Promise.all([startBus(), startBus()]);
    const admin = new Redis(redis.url);
    const heard: string[] = [];
    for (const topic of ['a', 'b']) {
      await hearer.subscribe(topic, (bytes) => heard.push(`${topic}${bytes.toString()}`));
    }
    await admin.script('FLUSH');
    await admin.config('RESETSTAT');
    for (const [topic, text] of ['a1', 'b2', 'a3'].map(([topic = '', text = '']) => [topic, text] as const)) {
      sender.publish(topic, Buffer.from(text));
    }
    await nextTurn();
    sender.publish('a', Buffer.from('4'));
    await expect.poll(() => heard).toEqual(['a1', 'b2', 'a3', 'a4']);
    const stats = await admin.info('commandstats');
    expect(stats).toMatch(/cmdstat_eval:calls=1,/);
    expect(stats).not.toMatch(/cmdstat_evalsha/);
    // Three by the script, one alone.
    expect(stats).toMatch(/cmdstat_publish:calls=4,/);
    admin.disconnect();
    await Promise.all([sender.close(), hearer.close()]);
  });

  it('LIVE-78: what is to be heard here first waits for no Redis, reaches the others through it, and everybody once', async () => {
    const [here, there] = await Promise.all([startBus(), startBus()]);
    const heard: string[] = [];
    await here.subscribe('a', (bytes) => heard.push(`here ${bytes}`));
    await there.subscribe('a', (bytes) => heard.push(`there ${bytes}`));
    const admin = new Redis(redis.url);
    // Of what concerns us it lets only publishing wait.
    await admin.client('PAUSE', 600_000, 'WRITE');
    try {
      here.publish('a', Buffer.from('1'), 'own first');
      await nextTurn();
      expect(heard.splice(0)).toEqual(['here 1']);
    } finally {
      await admin.client('UNPAUSE');
    }
    await expect.poll(() => heard.splice(0)).toEqual(['there 1']);
    there.publish('a', Buffer.from('2'), 'own first');
    await expect.poll(() => heard.length).toBe(2);
    // What follows shows that nothing of it came twice.
    here.publish('a', Buffer.from('3'));
    await expect.poll(() => heard.length).toBe(4);
    expect(heard.filter((said) => said.startsWith('here'))).toEqual(['here 2', 'here 3']);
    expect(heard.filter((said) => said.startsWith('there'))).toEqual(['there 2', 'there 3']);
    admin.disconnect();
    await Promise.all([here.close(), there.close()]);
  });

  it('LIVE-15: what is heard here first may overtake the rest, and keeps its own order', async () => {
    const bus = await startBus();
    const heard: string[] = [];
    await bus.subscribe('a', (bytes) => heard.push(bytes.toString()));
    for (const n of [1, 2, 3]) {
      bus.publish('a', Buffer.from(`same ${n}`));
      bus.publish('a', Buffer.from(`own ${n}`), 'own first');
    }
    await expect.poll(() => heard.length).toBe(6);
    expect(heard).toEqual(['own 1', 'own 2', 'own 3', 'same 1', 'same 2', 'same 3']);
    await bus.close();
  });

  it('LIVE-78: all else is heard in one order, whoever says it', async () => {
    const buses = await Promise.all([startBus(), startBus()]);
    const heard: string[][] = [[], []];
    for (const [index, bus] of buses.entries()) {
      await bus.subscribe('a', (bytes) => heard[index]?.push(bytes.toString()));
    }
    for (let round = 0; round < 50; round += 1) {
      for (const [index, bus] of buses.entries()) bus.publish('a', Buffer.from(`${index}: ${round}`));
      await nextTurn();
    }
    await expect.poll(() => heard.map(({ length }) => length)).toEqual([100, 100]);
    expect(heard[1]).toEqual(heard[0]);
    await Promise.all(buses.map((bus) => bus.close()));
  });

  it('LIVE-73: brings what one turn says to very many topics', async () => {
    const [sender, hearer] = await Promise.all([startBus(), startBus()]);
    const heard: string[] = [];
    const topics = Array.from({ length: 100_000 }, (_, index) => `many:${index}`);
    const followed = [topics[0], topics[999], topics[1_000], topics[50_000], topics.at(-1)].map(String);
    for (const topic of followed) await hearer.subscribe(topic, () => heard.push(topic));
    for (const topic of topics) sender.publish(topic, Buffer.from('x'));
    await expect.poll(() => heard).toEqual(followed);
    await Promise.all([sender.close(), hearer.close()]);
  });

  it('LIVE-77: takes every topic for followed where Redis has lost only those who hear', async () => {
    const bus = await startBus();
    await bus.subscribe('here', () => {});
    const asked = new Promise((resolve) => bus.onDown(() => resolve(bus.followed(['here', 'unknown']))));
    const admin = new Redis(redis.url);
    await admin.client('KILL', 'TYPE', 'PUBSUB');
    expect(await asked).toEqual(new Set(['here', 'unknown']));
    await expect.poll(() => bus.isUp).toBe(true);
    expect(await bus.followed(['here', 'unknown'])).toEqual(new Set(['here']));
    admin.disconnect();
    await bus.close();
  });

  it('LIVE-9, LIVE-16: a feed misses nothing while Redis is away', async () => {
    const first = await startTestLive();
    const buses = await Promise.all([startBus(), startBus()]);
    const [writer, reader] = buses.map((bus) =>
      createLive(
        { database: first.database, bus, clock: { now: Date.now }, log: silentLog },
        { headCheckInterval: 0 },
      ),
    );
    if (!writer || !reader) throw new Error('two were made');
    const tick = (n: number) => writer.transact(async (tx) => void appendEvent(tx, 't', { type: 'tick', n }));
    const feed = readFeed(reader.feed<{ type: 'tick'; n: number }>('t', { after: 0 }));
    await tick(1);
    expect((await feed.next()).id).toBe('1');
    await tick(2);
    expect((await feed.next()).id).toBe('2');
    await redis.kill();
    await tick(3);
    const next = feed.next();
    // Nothing but the return of Redis makes the reader look: there is no interval here.
    await redis.start();
    expect((await next).id).toBe('3');
    await tick(4);
    await tick(5);
    await reader.checkHeads();
    expect((await feed.take(2)).map(({ id }) => id)).toEqual(['4', '5']);
    await feed.stop();
    await Promise.all([writer.close(), reader.close()]);
    await Promise.all(buses.map((bus) => bus.close()));
    await first.close();
  });
});
