// Two instances in this process over one database and one Redis, with stock clients in their rooms.
import type { Overrides } from '../../app.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';
import { startTestRedis, type TestRedis } from '../redis.ts';
import { type ChatClient, type Followed, openChatClient } from './chatClient.ts';
import { createLedger } from './ledger.ts';
import { populate } from './population.ts';

/** Somebody with a connection to one of the instances, in one room. */
export type Visitor = { client: ChatClient; app: TestApp; roomId: string; followed: Followed };

export type Crowd = {
  database: TestDatabase;
  redis: TestRedis;
  apps: [TestApp, TestApp];
  visitors: Visitor[];
  ledger: ReturnType<typeof createLedger>;
  /** Sends as this visitor until it is acknowledged, and notes that it was. */
  say(visitor: Visitor, body: string): Promise<void>;
  /** How many visitors have not heard the newest of their room. */
  behind(): number;
  /** What is not as promised; empty if nothing. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
};

/** Every second visitor of a room is on the other instance. */
export async function startCrowd(
  size: { people: number; rooms: number },
  overrides: Overrides = {},
): Promise<Crowd> {
  const [database, redis] = await Promise.all([testDatabase('crowd'), startTestRedis()]);
  const start = () =>
    startTestApp({
      ...overrides,
      databaseUrl: database.url,
      environment: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' },
    });
  const apps: [TestApp, TestApp] = await Promise.all([start(), start()]);
  const isIn = (person: number, room: number) => person % size.rooms === room;
  const { people, rooms } = await populate(database.url, { ...size, isIn });
  const visitors = people.map(({ nickname, cookie }, index): Visitor => {
    const app = apps[Math.floor(index / size.rooms) % 2] ?? apps[0];
    const client = openChatClient({ who: nickname, cookie, url: () => app.wsUrl });
    const roomId = rooms[index % size.rooms] ?? '';
    return { client, app, roomId, followed: client.follow(roomId, 0) };
  });
  const followed = visitors.map((visitor) => visitor.followed);
  const ledger = createLedger(database.url);
  return {
    database,
    redis,
    apps,
    visitors,
    ledger,
    async say({ client, roomId }, body) {
      ledger.acknowledge(roomId, body, await client.send(roomId, body));
    },
    behind: () => ledger.behind(followed),
    problems: () => ledger.problems(followed),
    async close() {
      await Promise.all(visitors.map(({ client }) => client.close()));
      await Promise.all(apps.map((app) => app.close()));
      await redis.stop();
      await database.drop();
    },
  };
}
