// Clients that do not take what is sent to them: bounded, caught up when they read again, closed when they never do.
import { initTRPC } from '@trpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestLive, type TestLive } from '../../testing/live.ts';
import { appendEvent } from '../index.ts';
import { closeCodes } from './closeCodes.ts';
import { type SocketLimits, socketLimits } from './limits.ts';
import { call, startSockets, subscribe, type TestSockets } from './testSockets.ts';

type Event = { type: 'tick' | 'whisper'; n: number; pad: string };

const kibibyte = 1_024;
const pad = 'x'.repeat(8 * kibibyte);
/** More than the kernel keeps for one connection on loopback. */
const tooMuch = 1_600 * 8 * kibibyte;

describe('a slow reader', () => {
  let live: TestLive;
  let server: TestSockets;
  let asked = 0;

  const t = initTRPC.create();
  const router = t.router({
    large: t.procedure.input(z.number()).query(({ input }) => {
      asked += 1;
      return 'x'.repeat(input);
    }),
    onTopic: t.procedure
      .input(z.object({ lastEventId: z.string().nullish() }).nullish())
      .subscription(({ input, signal }) =>
        live.live.feed<Event>('t', { after: Number(input?.lastEventId ?? 0), signal }),
      ),
    /** As many values as are asked for, up to a number. */
    onFlood: t.procedure.input(z.number()).subscription(async function* ({ input }) {
      for (let n = 1; n <= input; n += 1) {
        asked = n;
        yield { n, pad };
      }
    }),
  });

  const start = async (limits: Partial<SocketLimits> = {}) => {
    server = await startSockets(router, limits);
  };
  const tick = (from: number, to: number) =>
    live.live.transact(async (tx) => {
      for (let n = from; n <= to; n += 1) appendEvent<Event>(tx, 't', { type: 'tick', n, pad });
    });
  const numbers = (texts: string[]) =>
    texts
      .filter((text) => text !== 'PING')
      .map((text) => JSON.parse(text).result?.data?.data)
      .filter((event) => event?.type === 'tick')
      .map(({ n }) => n);
  const range = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

  beforeEach(async () => {
    asked = 0;
    live = await startTestLive();
  });
  afterEach(async () => {
    await server.close();
    await live.close();
  });

  it('SOCK-40, SOCK-41: holds little for a client that stops reading, which catches up in order; others are unharmed', async () => {
    const softBufferBytes = 64 * kibibyte;
    await start({ softBufferBytes });
    const [slow, quick] = [await server.client('?who=slow'), await server.client('?who=quick')];
    for (const client of [slow, quick]) {
      client.send(subscribe(1, 'onTopic'));
      expect(await client.next()).toMatchObject({ result: { type: 'started' } });
    }
    slow.socket.pause();
    const size = pad.length;
    let most = 0;
    const step = 100;
    const last = tooMuch / size;
    for (let n = 0; n < last; n += step) {
      await tick(n + 1, n + step);
      live.live.publishEphemeral<Event>('t', { type: 'whisper', n, pad });
      await expect.poll(() => numbers(quick.texts.slice(-3)).at(-1)).toBe(n + step);
      most = Math.max(most, server.sockets.pending().most);
    }
    expect(numbers(quick.texts)).toEqual(range(last));
    // Up to the soft limit, and the frame that went over it.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(softBufferBytes + size + 200);
    expect(slow.texts.length).toBeLessThan(last);
    const { stats } = server.sockets;
    expect(stats.catchUps).toBeGreaterThan(0);
    slow.socket.resume();
    await expect.poll(() => numbers(slow.texts.slice(-1)).at(-1), { timeout: 20_000 }).toBe(last);
    expect(numbers(slow.texts)).toEqual(range(last));
    // Nothing ephemeral was kept for it: each whisper it has came before it stopped reading, or not at all.
    expect(slow.texts.filter((text) => text.includes('whisper')).length).toBeLessThan(last / step);
    await tick(last + 1, last + 1);
    await expect.poll(() => numbers(slow.texts.slice(-1)).at(-1)).toBe(last + 1);
    expect(stats.slowReadersClosed).toBe(0);
  });

  it('SOCK-41: many feeds of one slow reader all catch up', async () => {
    await start({ softBufferBytes: 64 * kibibyte });
    const client = await server.client();
    const feeds = 24;
    const last = 80;
    client.send(Array.from({ length: feeds }, (_, id) => subscribe(id, 'onTopic')));
    await expect.poll(() => client.texts.length).toBe(feeds);
    client.socket.pause();
    for (let n = 0; n < last; n += 20) await tick(n + 1, n + 20);
    await expect.poll(() => server.sockets.stats.catchUps).toBeGreaterThan(feeds / 2);
    expect(server.sockets.pending().most).toBeLessThanOrEqual(64 * kibibyte + pad.length + 200);
    client.socket.resume();
    await expect.poll(() => client.texts.length, { timeout: 20_000 }).toBe(feeds * (last + 1));
    const messages = client.texts.map((text) => JSON.parse(text));
    for (let id = 0; id < feeds; id += 1) {
      const mine = messages.filter((message) => message.id === id && message.result.type === 'data');
      expect(mine.map(({ result }) => result.data.data.n)).toEqual(range(last));
    }
    client.socket.pause();
    await tick(last + 1, last + 1);
    client.socket.resume();
    await expect.poll(() => client.texts.length).toBe(feeds * (last + 2));
  });

  it('SOCK-40: asks an ordinary subscription for no more than its client takes', async () => {
    await start({ softBufferBytes: 64 * kibibyte });
    const client = await server.client();
    client.send(subscribe(1, 'onFlood', Number.MAX_SAFE_INTEGER));
    await client.text();
    client.socket.pause();
    let before = -1;
    // It stands still when the kernel and the soft limit are full.
    await expect
      .poll(
        () => {
          const stands = asked === before;
          before = asked;
          return stands;
        },
        { interval: 200, timeout: 10_000 },
      )
      .toBe(true);
    expect(server.sockets.pending().most).toBeLessThanOrEqual(64 * kibibyte + pad.length + 200);
    client.socket.resume();
    await expect.poll(() => asked).toBeGreaterThan(before);
    client.send({ id: 1, method: 'subscription.stop' });
    await expect.poll(() => client.texts.at(-1)).toContain('stopped');
  });

  it('SOCK-40: does not read more calls from a client that does not read the answers', async () => {
    await start({ softBufferBytes: 64 * kibibyte, member: { ...socketLimits.member, callBurst: 5_000 } });
    const client = await server.client();
    client.socket.pause();
    const waiting = () => server.sockets.pending().most > 64 * kibibyte;
    let sent = 0;
    const send = (count: number) => {
      for (let index = 0; index < count; index += 1) client.send(call(sent++, 'large', 20 * kibibyte));
    };
    while (!waiting()) {
      send(40);
      await expect.poll(() => asked === sent || waiting()).toBe(true);
    }
    const answered = asked;
    send(300);
    // Somebody else is served while these wait.
    const other = await server.client('?who=other');
    for (let id = 0; id < 20; id += 1) {
      other.send('PING');
      await other.text();
    }
    expect(asked).toBe(answered);
    expect(server.sockets.pending().most).toBeLessThanOrEqual(socketLimits.hardBufferBytes);
    client.socket.resume();
    await expect.poll(() => client.texts.length, { timeout: 10_000 }).toBe(sent);
    expect(server.sockets.stats.slowReadersClosed).toBe(0);
  });

  it('SOCK-42: closes a client for which too much waits', async () => {
    await start({ softBufferBytes: 64 * kibibyte, hardBufferBytes: 1_024 * kibibyte });
    const client = await server.client();
    client.socket.pause();
    client.send(Array.from({ length: 60 }, (_, id) => call(id, 'large', 400 * kibibyte)));
    await expect.poll(() => server.sockets.stats.slowReadersClosed).toBe(1);
    client.socket.resume();
    expect(await client.closed()).toBe(closeCodes.slowReader);
  });

  it('SOCK-42: closes a client that takes nothing for too long', async () => {
    await start({ softBufferBytes: 64 * kibibyte, stallWait: 100 });
    const client = await server.client();
    client.send(subscribe(1, 'onFlood', Number.MAX_SAFE_INTEGER));
    await client.text();
    client.socket.pause();
    await expect.poll(() => server.sockets.stats.slowReadersClosed, { timeout: 10_000 }).toBe(1);
    client.socket.resume();
    expect(await client.closed()).toBe(closeCodes.slowReader);
  });

  it('SOCK-42: cuts a client that does not even take the end', async () => {
    await start({ softBufferBytes: 64 * kibibyte, stallWait: 50, closeWait: 50 });
    const client = await server.client();
    client.send(subscribe(1, 'onFlood', Number.MAX_SAFE_INTEGER));
    await client.text();
    client.socket.pause();
    await expect.poll(() => server.sockets.stats.slowReadersClosed, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => server.sockets.stats.connections).toBe(0);
    expect(server.sockets.pending().all).toBe(0);
  });

  it('SOCK-42: a slow but steady client is not closed, and is not pinged to death', async () => {
    await start({ softBufferBytes: 64 * kibibyte, stallWait: 1_000, quietBeforePing: 300, pongWait: 300 });
    const client = await server.client();
    const last = 3_000;
    client.socket.on('message', (data) => {
      if (data.toString() === 'PING') client.send('PONG');
    });
    client.send(subscribe(1, 'onFlood', last));
    // It reads a little now and then.
    const reading = setInterval(() => {
      if (client.socket.isPaused) client.socket.resume();
      else client.socket.pause();
    }, 10);
    await expect
      .poll(() => client.texts.some((text) => text.includes('stopped')), { timeout: 20_000 })
      .toBe(true);
    clearInterval(reading);
    client.socket.resume();
    const values = client.texts.filter((text) => text.includes('"n":')).map((text) => JSON.parse(text));
    expect(values.map(({ result }) => result.data.n)).toEqual(range(last));
    expect(server.sockets.stats.slowReadersClosed).toBe(0);
  });
});
