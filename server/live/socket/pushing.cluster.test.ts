// What a call tells a room over Redis, and its own answer.
import type { Socket } from 'node:net';
import { initTRPC } from '@trpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog, startTestLive, type TestLive } from '../../testing/live.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../testing/redis.ts';
import { createBus } from '../index.ts';
import { call, startSockets, subscribe, type TestSockets } from './testSockets.ts';

type Event = { type: 'whisper'; n: number };

describeWithRedis('pushing over Redis', () => {
  let redis: TestRedis;
  let live: TestLive;
  let server: TestSockets;

  const t = initTRPC.create();
  const router = t.router({
    whisper: t.procedure.input(z.number()).query(({ input }) => {
      live.live.publishEphemeral<Event>('t', { type: 'whisper', n: input }, 'own first');
      return 'whispered';
    }),
    onTopic: t.procedure.subscription(({ signal }) => live.live.feed<Event>('t', { after: null, signal })),
  });

  beforeAll(async () => {
    redis = await startTestRedis();
    const bus = createBus(redis.url, silentLog);
    await new Promise<void>((resolve) => bus.onUp(resolve));
    live = await startTestLive({}, () => bus);
    server = await startSockets(router, {}, undefined, (then) => bus.whenSent(then));
  });
  afterAll(async () => {
    await server.close();
    await live.close();
    await redis.stop();
  });

  it('SOCK-55: a call is answered by one write with what it has told its room, alone and among many', async () => {
    const client = await server.client();
    client.send(subscribe(1, 'onTopic'));
    await expect.poll(() => live.live.topics).toBe(1);
    const { stats } = server.sockets;
    await expect
      .poll(() => {
        client.send(call(2, 'whisper', 0));
        return stats.deliveries;
      })
      .toBeGreaterThan(0);
    client.send(call(3, 'whisper', 1));
    const isAnswered = (id: number) => client.texts.some((text) => text.includes(`"id":${id},"result"`));
    await expect.poll(() => isAnswered(3)).toBe(true);
    client.texts.length = 0;

    // What is to be sent anyway waits for what the call of the same turn tells, though it was there first.
    let before = { ...stats };
    const line = (client.socket as unknown as { _socket: Socket })._socket;
    line.cork();
    client.send('PING');
    client.send(call(4, 'whisper', 7));
    line.uncork();
    await expect.poll(() => client.texts.length).toBe(3);
    expect(stats.writes - before.writes).toBe(1);
    const [pong, answer, event] = client.texts;
    expect([pong, answer, event]).toEqual([
      'PONG',
      expect.stringContaining('"id":4'),
      expect.stringContaining('"n":7'),
    ]);

    // Several at once: what is published within the next 20 ms looks for more before it goes, and its answer waits for it.
    client.texts.length = 0;
    before = { ...stats };
    client.send([1, 2, 3].map((n) => call(4 + n, 'whisper', n)));
    await expect.poll(() => client.texts.length, { interval: 1 }).toBe(6);
    client.send(call(8, 'whisper', 8));
    await expect.poll(() => client.texts.length).toBe(8);
    expect(stats.writes - before.writes).toBe(2);
    expect(stats.deliveries - before.deliveries).toBe(4);
  });
});
