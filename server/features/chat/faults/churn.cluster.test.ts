// Clients that come, follow, talk, leave, in every way there is: afterwards nothing of them is left.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { openChatClient } from '../../../testing/faults/chatClient.ts';
import { type Population, populate } from '../../../testing/faults/population.ts';
import { rawFollower } from '../../../testing/faults/rawFollower.ts';
import { until } from '../../../testing/faults/until.ts';
import { type TestDatabase, testDatabase } from '../../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../../testing/redis.ts';

/** LOBBY_CHURN_SECONDS goes on for that long; without it a number of rounds must do. */
const seconds = Number(process.env['LOBBY_CHURN_SECONDS'] ?? 0);
const rounds = 30;
/** Until caches are filled and code is compiled. */
const warmUp = 10;
const people = 20;
const roomCount = 6;
/** Connections to PostgreSQL: those of the one client, and at least two of the other. */
const pool = 2;
const databaseConnections = pool + 2;
/** Bytes of heap that compiled code and caches may take, and that each connection may add; one that stays adds 10 KiB. */
const heapSlack = 2 * 1_024 * 1_024;
const heapPerConnection = 100;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describeWithRedis('coming and going', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let app: TestApp;
  let crowd: Population;
  let asking: Redis;
  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('churn'), startTestRedis()]);
    crowd = await populate(database.url, { people, rooms: roomCount });
    app = await startTestApp({
      databaseUrl: database.url,
      environment: { REDIS_URL: redis.url, LOBBY_DATABASE_POOL: String(pool) },
    });
    asking = new Redis(redis.url);
  });
  afterAll(async () => {
    asking?.disconnect();
    await app?.close();
    await redis?.stop();
    await database?.drop();
  });

  /** What one connection may leave behind, here and in Redis. */
  async function left() {
    const { live, connections, presence } = app.services;
    const [channels, online] = await Promise.all([
      asking.pubsub('CHANNELS', 'lobby:said:*'),
      presence.count(),
    ]);
    const resources = process.getActiveResourcesInfo();
    return {
      connections: connections.size,
      sessions: connections.sessions.length,
      feeds: live.stats.feeds,
      topics: live.topics,
      channels: (channels as string[]).length,
      online,
      timers: resources.filter((kind) => kind === 'Timeout').length,
      sockets: resources.filter((kind) => kind.startsWith('TCPSocket')).length,
    };
  }

  function heap(): number {
    // What a finalizer lets go of is only free after the next.
    collectGarbage();
    collectGarbage();
    return process.memoryUsage().heapUsed;
  }

  /** The newest seq of each room, so that nobody reads all of the past. */
  const newest = new Map<string, number>();

  /** Everybody comes, and goes in one of several ways at one of several moments. */
  async function round(): Promise<void> {
    await Promise.all(
      crowd.people.map(async ({ nickname, cookie }, index) => {
        if (index % 3 === 0) {
          // A bare socket cut before, or after, it has been answered.
          const follower = rawFollower({ url: app.wsUrl, cookie, rooms: crowd.rooms, after: 0 });
          if (index % 2 === 0) await follower.opened;
          follower.cut();
          return;
        }
        const client = openChatClient({ who: nickname, cookie, url: () => app.wsUrl });
        const followed = crowd.rooms.map((roomId) => client.follow(roomId, newest.get(roomId) ?? 0));
        const roomId = crowd.rooms[index % roomCount] ?? '';
        if (index % 2 === 0) {
          const { seq } = await client.send(roomId, `round ${index}`);
          newest.set(roomId, seq);
          const own = followed[index % roomCount];
          await until('the message comes back', () => (own?.heard.at(-1)?.seq ?? 0) >= seq);
        }
        if (index % 5 === 1) client.cut();
        if (index % 5 === 2) for (const each of followed) each.stop();
        await client.close();
      }),
    );
  }

  /** Waits until all of a round has gone. */
  const settled = () =>
    expect.poll(left, { timeout: 20_000 }).toMatchObject({ connections: 0, feeds: 0, topics: 0, online: 0 });

  it('LIVE-44: connections, feeds, subscriptions of the bus, timers and memory are back where they were', {
    timeout: 120_000 + seconds * 1_000,
  }, async () => {
    for (let n = 0; n < warmUp; n += 1) await round();
    await settled();
    const [before, heapBefore] = [await left(), heap()];
    const end = performance.now() + seconds * 1_000;
    let done = 0;
    for (; done < rounds || performance.now() < end; done += 1) await round();
    await settled();
    const { timers, sockets, ...rest } = before;
    await expect.poll(left, { timeout: 20_000 }).toMatchObject(rest);
    // The database is still connected, or connected again.
    const after = await left();
    expect(after.timers).toBeLessThanOrEqual(timers + databaseConnections);
    expect(after.sockets).toBeLessThanOrEqual(sockets + databaseConnections);
    const grown = heap() - heapBefore;
    expect(grown, `after ${done} rounds`).toBeLessThan(heapSlack + done * people * heapPerConnection);
  });
});
