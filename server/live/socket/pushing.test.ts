// What makes feeds cheap: one encoding per event, one write per connection and turn, one order for everything.
import { initTRPC } from '@trpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestLive, type TestLive } from '../../testing/live.ts';
import { appendEvent } from '../index.ts';
import { call, startSockets, subscribe, type TestSockets } from './testSockets.ts';

type Event = { type: 'tick' | 'whisper'; n: number; pad?: string };

describe('pushing', () => {
  let live: TestLive;
  let server: TestSockets;

  const t = initTRPC.create();
  const router = t.router({
    echo: t.procedure.input(z.string()).query(({ input }) => input),
    /** Whispers so many times, and answers. */
    whisper: t.procedure.input(z.number()).query(({ input }) => {
      for (let n = 1; n <= input; n += 1) whisper(n);
      return 'whispered';
    }),
    onTopic: t.procedure
      .input(z.object({ lastEventId: z.string().nullish() }).nullish())
      .subscription(({ input, signal }) =>
        live.live.feed<Event>('t', { after: input?.lastEventId ? Number(input.lastEventId) : null, signal }),
      ),
  });
  const whisper = (n: number, pad = '') =>
    live.live.publishEphemeral<Event>('t', { type: 'whisper', n, pad });
  const tick = (from: number, to: number) =>
    live.live.transact(async (tx) => {
      for (let n = from; n <= to; n += 1) appendEvent<Event>(tx, 't', { type: 'tick', n });
    });

  beforeEach(async () => {
    live = await startTestLive();
    server = await startSockets(router);
  });
  afterEach(async () => {
    await server.close();
    await live.close();
  });

  /** Clients that follow the topic, each by so many feeds that are live. */
  async function followers(count: number, feedsEach = 1) {
    const clients = await Promise.all(
      Array.from({ length: count }, (_, who) => server.client(`?who=${who}`)),
    );
    for (const client of clients) {
      client.send(Array.from({ length: feedsEach }, (_, index) => subscribe(index + 1, 'onTopic')));
    }
    const { stats } = server.sockets;
    await expect.poll(() => stats.feeds).toBe(count * feedsEach);
    // All are live when one whisper reaches all.
    let before = stats.deliveries;
    await expect
      .poll(() => {
        const reached = stats.deliveries - before;
        before = stats.deliveries;
        whisper(0);
        return reached;
      })
      .toBe(count * feedsEach);
    await expect.poll(() => stats.deliveries - before).toBe(count * feedsEach);
    const heard = () => clients.flatMap(({ texts }) => texts.filter((text) => text.includes('"n":')));
    await expect.poll(() => heard().length).toBe(stats.deliveries);
    for (const { texts } of clients) texts.length = 0;
    return clients;
  }

  it.each([1, 5, 60])(
    'SOCK-24: encodes an event once for %i connections with three feeds each',
    async (count) => {
      const clients = await followers(count, 3);
      const { stats } = server.sockets;
      const before = { ...stats };
      for (let n = 1; n <= 10; n += 1) whisper(n);
      await tick(1, 5);
      await expect.poll(() => stats.deliveries - before.deliveries).toBe(15 * 3 * count);
      expect(stats.encodings - before.encodings).toBe(15);
      await expect.poll(() => clients.every(({ texts }) => texts.length === 45)).toBe(true);
    },
  );

  it('SOCK-24: encodes an event from the ring no second time', async () => {
    await followers(1);
    await tick(1, 5);
    const { stats } = server.sockets;
    await expect.poll(() => stats.encodings).toBeGreaterThanOrEqual(5);
    const { encodings } = stats;
    const late = await server.client();
    late.send(subscribe(1, 'onTopic', undefined, '0'));
    await expect.poll(() => late.texts.length).toBe(6);
    expect(stats.encodings).toBe(encodings);
  });

  it('SOCK-25: writes all frames of a turn at once', async () => {
    const clients = await followers(10, 2);
    const { stats } = server.sockets;
    const before = { ...stats };
    for (let n = 1; n <= 8; n += 1) whisper(n);
    await expect.poll(() => clients.every(({ texts }) => texts.length === 16)).toBe(true);
    expect(stats.deliveries - before.deliveries).toBe(160);
    expect(stats.writes - before.writes).toBe(10);
    for (const { texts } of clients) {
      const numbers = texts.map((text) => JSON.parse(text).result.data.data.n);
      expect(numbers).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8]);
    }
  });

  it('SOCK-55: what is more than the soft limit waits for nothing that is about to be published', async () => {
    const never = await startSockets(router, { softBufferBytes: 64 * 1_024 }, undefined, () => true);
    const client = await never.client();
    for (const id of [1, 2, 3]) client.send(call(id, 'echo', 'x'.repeat(30 * 1_024)));
    await expect.poll(() => client.texts.length).toBe(3);
    client.close();
    await never.close();
  });

  it('SOCK-26: answers, words and events leave in the order in which they were made', async () => {
    const [client] = await followers(1);
    if (!client) throw new Error('There is no follower.');
    client.send(call(7, 'whisper', 3));
    client.send('PING');
    client.send(call(8, 'whisper', 2));
    client.socket.ping('between');
    client.send(call(9, 'echo', 'last'));
    await expect.poll(() => client.texts.length).toBe(5 + 4);
    const kinds = client.texts.map((text) => (text === 'PONG' ? text : JSON.parse(text)));
    const place = (id: number) => kinds.findIndex((message) => message.id === id);
    const whispers = kinds.filter((message) => message.id === 1);
    expect(whispers.map(({ result }) => result.data.data.n)).toEqual([1, 2, 3, 1, 2]);
    // An answer is behind the events its call made.
    expect(kinds.slice(0, place(7)).filter((message) => message.id === 1).length).toBeGreaterThanOrEqual(3);
    expect(kinds.slice(0, place(8)).filter((message) => message.id === 1)).toHaveLength(5);
  });

  it('SOCK-26: no frame is cut by another, whatever their sizes', async () => {
    await server.close();
    server = await startSockets(router, { softBufferBytes: 2 ** 23, hardBufferBytes: 2 ** 24 });
    const [client] = await followers(1);
    if (!client) throw new Error('There is no follower.');
    const pongs: string[] = [];
    client.socket.on('pong', (payload) => pongs.push(payload.toString()));
    const sizes = [
      0, 1, 20, 24, 25, 26, 27, 28, 29, 30, 1_000, 65_400, 65_450, 65_460, 65_470, 65_600, 200_000,
    ];
    for (const [index, size] of sizes.entries()) {
      whisper(index, 'x'.repeat(size));
      client.socket.ping(`${index}`);
      client.send('PING');
      client.send(call(100 + index, 'echo', 'y'.repeat(size % 60_000)));
    }
    await expect.poll(() => client.texts.length).toBe(sizes.length * 3);
    await expect.poll(() => pongs.length).toBe(sizes.length);
    const messages = client.texts.filter((text) => text !== 'PONG').map((text) => JSON.parse(text));
    const events = messages.filter(({ id }) => id === 1);
    expect(events.map(({ result }) => result.data.data.pad.length)).toEqual(sizes);
    const echoes = messages.filter(({ id }) => id >= 100);
    expect(echoes.map(({ result }) => result.data.length)).toEqual(sizes.map((size) => size % 60_000));
    expect(pongs).toEqual(sizes.map((_, index) => String(index)));
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  });

  it('SOCK-27: a router with a transformer gets its feeds through it', async () => {
    const mirrored = {
      serialize: (value: unknown) => ({ mirrored: value }),
      deserialize: (value: { mirrored: unknown }) => value.mirrored,
    };
    const other = initTRPC.create({ transformer: mirrored });
    const transformed = await startSockets(
      other.router({
        onTopic: other.procedure.subscription(({ signal }) =>
          live.live.feed<Event>('t', { after: 0, signal }),
        ),
      }),
    );
    await tick(1, 1);
    const client = await transformed.client();
    client.send({ id: 1, method: 'subscription', params: { path: 'onTopic', input: { mirrored: null } } });
    expect(await client.next()).toEqual({ id: 1, result: { type: 'started' } });
    expect(await client.next()).toEqual({
      id: 1,
      result: { type: 'data', data: { mirrored: { id: '1', data: { type: 'tick', n: 1 } } }, id: '1' },
    });
    await transformed.close();
  });

  it('SOCK-28: leaves nothing behind when clients come and go', async () => {
    for (let round = 0; round < 10; round += 1) {
      const clients = await Promise.all(Array.from({ length: 20 }, () => server.client()));
      for (const [index, client] of clients.entries()) {
        client.send([subscribe(1, 'onTopic'), subscribe(2, 'onTopic', undefined, '0')]);
        if (index % 3 === 0) client.send({ id: 1, method: 'subscription.stop' });
        if (index % 4 !== 0) await client.text();
        if (index % 2 === 0) client.socket.close();
        else client.close();
      }
    }
    const { stats } = server.sockets;
    await expect.poll(() => ({ ...stats })).toMatchObject({ connections: 0, feeds: 0 });
    await expect.poll(() => [live.live.topics, live.bus.topics]).toEqual([0, 0]);
    expect(server.sockets.pending()).toEqual({ all: 0, most: 0 });
    expect(server.failures).toEqual([]);
  });
});
