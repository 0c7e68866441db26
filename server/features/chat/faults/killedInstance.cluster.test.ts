// Chat under load while an instance is killed and started again: nothing lost, nothing twice, one order.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatClient, type Followed, openChatClient } from '../../../testing/faults/chatClient.ts';
import { createLedger } from '../../../testing/faults/ledger.ts';
import { populate } from '../../../testing/faults/population.ts';
import { type Instance, startInstance } from '../../../testing/instance.ts';
import { type TestDatabase, testDatabase } from '../../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../../testing/redis.ts';

const people = 40;
const messagesEach = 125;
/** Messages each person sends before the killed instance is back. */
const sentMeanwhile = 100;
const roomCount = 4;

describeWithRedis('a killed instance among three', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let instances: Instance[] = [];
  const clients: ChatClient[] = [];

  const start = () => startInstance({ DATABASE_URL: database.url, REDIS_URL: redis.url });
  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('killed'), startTestRedis()]);
    instances = await Promise.all([start(), start(), start()]);
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await Promise.all(instances.map((instance) => instance.kill()));
    await redis?.stop();
    await database?.drop();
  });

  it('CHAT-50: forty clients see all 5,000 messages once and in one order while an instance is killed and comes back', {
    timeout: 180_000,
  }, async () => {
    const { people: crowd, rooms } = await populate(database.url, {
      people,
      rooms: roomCount,
      isIn: (person, room) => room === person % roomCount,
    });
    const roomOf = (place: number) => rooms[place % roomCount] ?? '';
    const ledger = createLedger(database.url);
    const followed: Followed[] = [];
    for (const [place, { nickname, cookie }] of crowd.entries()) {
      let turn = place;
      const url = () => {
        turn += 1;
        return instances[turn % instances.length]?.wsUrl ?? '';
      };
      const client = openChatClient({ who: nickname, cookie, url });
      clients.push(client);
      followed.push(client.follow(roomOf(place), 0));
    }

    let isBack = () => {};
    const back = new Promise<void>((resolve) => {
      isBack = resolve;
    });
    const sending = clients.map(async (client, place) => {
      for (let n = 0; n < messagesEach; n += 1) {
        if (n === sentMeanwhile) await back;
        const body = `${place}.${n}`;
        ledger.acknowledge(roomOf(place), body, await client.send(roomOf(place), body));
      }
    });

    await expect.poll(() => ledger.size, { timeout: 60_000 }).toBeGreaterThan(1_000);
    await instances[1]?.kill();
    const again = await start();
    instances = instances.map((instance, index) => (index === 1 ? again : instance));
    // Some lose their connection once more, and the one that is back takes its share.
    for (const client of clients.filter((_, place) => place % 3 !== 0)) client.cut();
    isBack();
    await Promise.all(sending);

    expect(ledger.size).toBe(people * messagesEach);
    await expect.poll(() => ledger.behind(followed), { timeout: 30_000 }).toBe(0);
    expect(await ledger.problems(followed)).toEqual([]);
    // The fault was one: calls lost their answer, and clients went to the new instance.
    expect(clients.some(({ repeated }) => repeated > 0)).toBe(true);
    expect(clients.some(({ addresses }) => addresses.at(-1) === again.wsUrl)).toBe(true);
  });
});
