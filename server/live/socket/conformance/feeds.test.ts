// Feeds of the live engine over a WebSocket, with the stock client: the same over tRPC's adapter and ours.
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { fuzzSeeds, randomNumbers } from '../../../testing/faults/seeds.ts';
import { startTestLive, type TestLive } from '../../../testing/live.ts';
import { appendEvent } from '../../index.ts';
import { adapters, type RunningAdapter } from './adapters.ts';
import { openRaw, recorder } from './world.ts';

type Tick = { type: 'tick'; n: number } | { type: 'whisper'; n: number } | { type: 'gone' };
type Sent = { id: string; data: Tick | { type: 'reset' } };

describe.each(adapters)('feeds over $name', (adapter) => {
  let test: TestLive;
  let running: RunningAdapter;
  const toClose: { close(): unknown }[] = [];

  const createRouter = () => {
    const t = initTRPC.create();
    return t.router({
      onTopic: t.procedure
        .input(
          z.object({ topic: z.string(), lastEventId: z.string().nullish(), asOf: z.number().optional() }),
        )
        .subscription(({ input, signal }) =>
          test.live.feed<Tick>(input.topic, {
            after: input.lastEventId == null ? null : Number(input.lastEventId),
            asOf: input.asOf,
            signal,
            endsWith: (event) => (event.type === 'gone' ? new AppError('NOT_IN_ROOM') : null),
          }),
        ),
    });
  };
  type Router = ReturnType<typeof createRouter>;

  beforeEach(async () => {
    test = await startTestLive({ pageSize: 4, ringSize: 8 });
    running = await adapter.start({ router: createRouter() });
  });
  afterEach(async () => {
    for (const item of toClose.splice(0)) item.close();
    await running.close();
    await test.close();
  });

  const stockClient = () => {
    const socket = createWSClient({
      url: running.url,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      retryDelayMs: () => 5,
    });
    toClose.push(socket);
    return createTRPCClient<Router>({ links: [wsLink({ client: socket })] });
  };
  const rawClient = async () => {
    const raw = await openRaw(running.url);
    toClose.push(raw);
    return raw;
  };
  const follow = (topic: string, lastEventId: string | null, asOf?: number) => {
    const { seen, handlers } = recorder<Sent>();
    const subscription = stockClient().onTopic.subscribe({ topic, lastEventId, asOf }, handlers);
    return { seen, subscription };
  };
  const subscribe = (id: number, topic: string, lastEventId?: string, asOf?: number) => ({
    id,
    method: 'subscription',
    params: { path: 'onTopic', input: { topic, asOf }, lastEventId },
  });
  const tick = (topic: string, from: number, to = from) =>
    test.live.transact(async (tx) => {
      for (let n = from; n <= to; n += 1) appendEvent(tx, topic, { type: 'tick', n });
    });
  const whisper = (topic: string, n: number) => test.live.publishEphemeral(topic, { type: 'whisper', n });
  const gone = (topic: string) =>
    test.live.transact(async (tx) => void appendEvent(tx, topic, { type: 'gone' }));
  const ids = (seen: { data: Sent[] }) => seen.data.map(({ id }) => Number(id));
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  it('SOCK-20: replays what followed the last id, then goes on', async () => {
    await tick('t', 1, 20);
    const { seen } = follow('t', '3');
    await expect.poll(() => ids(seen)).toEqual(range(4, 20));
    await tick('t', 21, 22);
    await expect.poll(() => ids(seen)).toEqual(range(4, 22));
    expect(seen.data.at(-1)).toEqual({ id: '22', data: { type: 'tick', n: 22 } });
    expect(seen.started).toBe(1);
  });

  it('SOCK-20: writes each event as tRPC does, byte for byte', async () => {
    await tick('t', 1, 2);
    const raw = await rawClient();
    raw.send(subscribe(7, 't', '2'));
    expect(await raw.text()).toBe('{"id":7,"result":{"type":"started"}}');
    const heard =
      '{"id":7,"result":{"type":"data","data":{"id":"2","data":{"type":"whisper","n":0}},"id":"2"}}';
    // The feed is live when it hears whispers; before, its events come from the log, in the log's spelling.
    await expect
      .poll(() => {
        whisper('t', 0);
        return raw.texts.at(-1);
      })
      .toBe(heard);
    await tick('t', 3);
    let text = heard;
    while (text === heard) text = await raw.text();
    expect(text).toBe(
      '{"id":7,"result":{"type":"data","data":{"id":"3","data":{"type":"tick","n":3}},"id":"3"}}',
    );
    whisper('t', 4);
    expect(await raw.text()).toBe(
      '{"id":7,"result":{"type":"data","data":{"id":"3","data":{"type":"whisper","n":4}},"id":"3"}}',
    );
    raw.send({ ...subscribe(1, 't', '2'), id: 'a "b"', jsonrpc: '2.0' });
    expect(await raw.text()).toBe('{"id":"a \\"b\\"","jsonrpc":"2.0","result":{"type":"started"}}');
    expect(await raw.text()).toBe(
      '{"id":"a \\"b\\"","jsonrpc":"2.0","result":{"type":"data","data":{"id":"3","data":{"type":"tick","n":3}},"id":"3"}}',
    );
  });

  it('SOCK-20: begins anew by one reset where it cannot resume', async () => {
    await tick('t', 1, 5);
    const { seen } = follow('t', '900');
    await expect.poll(() => seen.data).toEqual([{ id: '5', data: { type: 'reset' } }]);
    await tick('t', 6);
    await expect.poll(() => ids(seen)).toEqual([5, 6]);
  });

  it('SOCK-20: many feeds share a connection, and each goes its own way', async () => {
    const raw = await rawClient();
    raw.send(range(1, 20).map((id) => subscribe(id, `topic ${id % 4}`, '0')));
    await Promise.all(range(0, 3).map((topic) => tick(`topic ${topic}`, 1, 10)));
    await expect.poll(() => raw.texts.length).toBe(20 + 200);
    const messages = raw.texts.map((text) => JSON.parse(text));
    for (const id of range(1, 20)) {
      const mine = messages.filter((message) => message.id === id);
      expect(mine[0].result.type).toBe('started');
      expect(mine.slice(1).map(({ result }) => Number(result.id))).toEqual(range(1, 10));
    }
  });

  it('SOCK-21: stops when told to, and leaves nothing behind', async () => {
    const { seen, subscription } = follow('t', '0');
    await tick('t', 1);
    await expect.poll(() => ids(seen)).toEqual([1]);
    subscription.unsubscribe();
    await expect.poll(() => test.live.topics).toBe(0);
    const raw = await rawClient();
    raw.send([subscribe(1, 't', '0'), { id: 1, method: 'subscription.stop' }]);
    await expect.poll(() => raw.texts.at(-1)).toBe('{"id":1,"result":{"type":"stopped"}}');
    raw.send(subscribe(1, 't', '0'));
    await expect.poll(() => test.live.topics).toBe(1);
    raw.close();
    await expect.poll(() => test.live.topics).toBe(0);
    await expect.poll(() => test.bus.topics).toBe(0);
  });

  it('SOCK-22: ends with the code of the right that ended, after the event that took it', async () => {
    await tick('t', 1);
    const { seen } = follow('t', '1', 1);
    const raw = await rawClient();
    raw.send(subscribe(1, 't', '1', 1));
    await expect.poll(() => seen.started).toBe(1);
    expect(await raw.next()).toMatchObject({ result: { type: 'started' } });
    await gone('t');
    await tick('t', 3);
    await expect
      .poll(() => seen.errors)
      .toMatchObject([{ message: 'NOT_IN_ROOM', data: { httpStatus: 403 } }]);
    expect(ids(seen)).toEqual([2]);
    expect(await raw.next()).toMatchObject({ result: { id: '2', data: { data: { type: 'gone' } } } });
    expect(await raw.next()).toMatchObject({
      id: 1,
      error: { data: { code: 'FORBIDDEN', path: 'onTopic' } },
    });
    expect(await raw.next()).toEqual({ id: 1, result: { type: 'stopped' } });
    await expect.poll(() => test.live.topics).toBe(0);
  });

  it('SOCK-23: a client that is told to reconnect loses no event and sees none twice', async () => {
    const { seen } = follow('t', '0');
    await tick('t', 1, 3);
    await expect.poll(() => ids(seen)).toEqual(range(1, 3));
    running.tellToReconnect();
    for (const n of range(4, 30)) await tick('t', n);
    await expect.poll(() => ids(seen)).toEqual(range(1, 30));
    expect(seen.started).toBe(1);
    await expect.poll(() => running.connections()).toBe(1);
  });

  const seeds = fuzzSeeds(1, 2);
  it.each(seeds)(
    'SOCK-23: whispers, cuts, hand-overs and resumptions leave the sequence exact (FUZZ_SEED=%i)',
    async (seed) => {
      const random = randomNumbers(seed);
      const below = (bound: number) => Math.floor(random() * bound);
      /** What one reader saw over all its subscriptions, each of which goes on from the last id of the one before. */
      const readers = range(1, 3).map(() => {
        const past: Sent[] = [];
        let current = follow('t', '0');
        const all = () => [...past, ...current.seen.data];
        const ticks = () => all().filter(({ data }) => data.type === 'tick');
        const resume = () => {
          current.subscription.unsubscribe();
          past.push(...current.seen.data);
          current = follow('t', past.at(-1)?.id ?? '0');
        };
        return { all, ticks, resume };
      });
      let last = 0;
      for (let step = 0; step < 120; step += 1) {
        const dice = random();
        const reader = readers[below(readers.length)];
        if (dice < 0.45) {
          const count = 1 + below(6);
          await tick('t', last + 1, last + count);
          last += count;
        } else if (dice < 0.83) whisper('t', step);
        else if (dice < 0.88) running.cut();
        else if (dice < 0.91) running.tellToReconnect();
        else if (dice < 0.94) reader?.resume();
        else await expect.poll(() => reader?.ticks().length, { timeout: 10_000 }).toBe(last);
      }
      // Whatever was lost on the way to a socket that was cut comes with the next.
      for (const { all, ticks } of readers) {
        await expect.poll(() => ticks().length, { timeout: 10_000 }).toBe(last);
        expect(ticks().map(({ id }) => Number(id))).toEqual(range(1, last));
        // No whisper pretends to have seen what its reader has not.
        let highest = 0;
        for (const { id, data } of all()) {
          if (data.type === 'tick') highest = Number(id);
          else expect(Number(id)).toBe(highest);
        }
      }
    },
  );
});
