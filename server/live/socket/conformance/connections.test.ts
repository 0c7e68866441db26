// The connection itself: params, keep-alive, loss, hand-over, lazy clients. The same over tRPC's adapter and ours.
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionParams } from '../endpoint.ts';
import { adapters } from './adapters.ts';
import { type Message, type RunningWorld, recorder, startWorld } from './world.ts';

const whoFromParams = async ({ connectionParams }: { connectionParams: ConnectionParams }) => ({
  who: connectionParams?.['who'] ?? null,
});
const numbers = (values: { data: { number: number } }[]) => values.map(({ data }) => data.number);

describe.each(adapters)('connections over $name', (adapter) => {
  let world: RunningWorld;
  afterEach(() => world.close());

  it('SOCK-11: connection params reach the context, given at once or later, or are null', async () => {
    world = await startWorld(adapter, { createContext: whoFromParams });
    expect(await world.stockClient().client.whoami.query()).toBeNull();
    const now = world.stockClient({ connectionParams: () => ({ who: 'me' }) });
    expect(await now.client.whoami.query()).toBe('me');
    let give = () => {};
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    const later = world.stockClient({ connectionParams: () => given.then(() => ({ who: 'you' })) });
    const answer = later.client.whoami.query();
    give();
    expect(await answer).toBe('you');
  });

  it('SOCK-11: the address and the params are asked for anew at each connection', async () => {
    world = await startWorld(adapter, { createContext: whoFromParams });
    let asked = 0;
    let visits = 0;
    const { client, record } = world.stockClient({
      url: () => {
        asked += 1;
        return world.url;
      },
      connectionParams: () => {
        visits += 1;
        return { who: `visit ${visits}` };
      },
    });
    expect(await client.whoami.query()).toBe('visit 1');
    world.cut();
    await expect.poll(() => record.opened).toBe(2);
    expect(await client.whoami.query()).toBe('visit 2');
    expect(asked).toBe(2);
  });

  it('SOCK-11: bad connection params are refused, and the connection closes', async () => {
    world = await startWorld(adapter, { createContext: whoFromParams });
    const bad: [unknown, string][] = [
      [{ method: 'connectionParams', data: { who: null } }, 'Invalid connection params shape'],
      ['no json', 'Malformed TRPCConnectionParamsMessage'],
      ['[]', 'Malformed TRPCConnectionParamsMessage'],
      ['7', 'Malformed TRPCConnectionParamsMessage'],
    ];
    for (const [message, reason] of bad) {
      const raw = await world.rawClient('?connectionParams=1');
      raw.send(message);
      expect(await raw.next()).toMatchObject({ id: null, error: { message: reason } });
      expect(await raw.closed()).toBe(1_005);
    }
  });

  it('SOCK-12: PING is answered by PONG at any time, between any two messages', async () => {
    world = await startWorld(adapter, { createContext: whoFromParams });
    const raw = await world.rawClient('?connectionParams=1');
    raw.send('PING');
    expect(await raw.text()).toBe('PONG');
    raw.send({ method: 'connectionParams', data: null });
    raw.send('PING');
    raw.send({ id: 1, method: 'subscription', params: { path: 'onIterable' } });
    raw.send('PING');
    expect([await raw.text(), await raw.text()]).toEqual(['PONG', 'PONG']);
    expect(await raw.next()).toMatchObject({ result: { type: 'started' } });
    raw.send('PONG');
    raw.send('PING');
    expect(await raw.text()).toBe('PONG');
  });

  it('SOCK-12: a WebSocket ping is answered with its payload', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    const pong = new Promise((resolve) => raw.socket.once('pong', (payload) => resolve(payload.toString())));
    raw.socket.ping('are you there');
    expect(await pong).toBe('are you there');
  });

  it('SOCK-12: a client that pings stays connected', async () => {
    world = await startWorld(adapter);
    const { socket, record } = world.stockClient({
      keepAlive: { enabled: true, intervalMs: 5, pongTimeoutMs: 5_000 },
    });
    await expect.poll(() => record.opened).toBe(1);
    let pongs = 0;
    socket.connection?.ws.addEventListener('message', ({ data }) => {
      if (data === 'PONG') pongs += 1;
    });
    await expect.poll(() => pongs).toBeGreaterThan(3);
    expect(record.closed).toBe(0);
  });

  it('SOCK-12: the server pings a quiet client, and keeps one that answers', async () => {
    world = await startWorld(adapter, { keepAlive: { pingMs: 30, pongWaitMs: 5_000 } });
    const { socket, record } = world.stockClient();
    await expect.poll(() => record.opened).toBe(1);
    let pings = 0;
    socket.connection?.ws.addEventListener('message', ({ data }) => {
      if (data === 'PING') pings += 1;
    });
    await expect.poll(() => pings).toBeGreaterThan(2);
    expect(record.closed).toBe(0);
  });

  it('SOCK-12: the server cuts a client that does not answer', async () => {
    world = await startWorld(adapter, { keepAlive: { pingMs: 20, pongWaitMs: 40 } });
    const raw = await world.rawClient();
    expect(await raw.text()).toBe('PING');
    expect(await raw.closed()).toBe(1_006);
    await expect.poll(() => world.connections()).toBe(0);
  });

  it('SOCK-13: a lost connection is made again, and its subscriptions start again', async () => {
    world = await startWorld(adapter);
    const { client, record } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    await expect.poll(() => seen.data.length).toBe(1);
    world.cut();
    await expect.poll(() => seen.started).toBe(2);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '2', title: 'b' });
    await expect.poll(() => seen.data.map(({ id }) => id)).toEqual(['1', '2']);
    expect(record).toMatchObject({ opened: 2, closed: 1 });
    expect(seen.states).toEqual(['connecting', 'pending', 'connecting', 'pending']);
    expect(world.connections()).toBe(1);
  });

  it('SOCK-13: a subscription resumes from the last id it saw', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const { seen, handlers } = recorder<{ id: string; data: { number: number } }>();
    client.onTracked.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('next')).toBe(1);
    world.events.emit('next');
    world.events.emit('next');
    await expect.poll(() => numbers(seen.data)).toEqual([1, 2]);
    world.cut();
    await expect.poll(() => seen.started).toBe(2);
    await expect.poll(() => world.events.listenerCount('next')).toBe(1);
    world.events.emit('next');
    await expect.poll(() => numbers(seen.data)).toEqual([1, 2, 3]);
    expect(seen.data.at(-1)).toEqual({ id: '3', data: { number: 3 } });
  });

  it('SOCK-14: told to reconnect, a client moves over before it leaves, and its subscriber notices nothing', async () => {
    world = await startWorld(adapter);
    const { client, record } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    await expect.poll(() => seen.data.length).toBe(1);
    world.tellToReconnect();
    await expect.poll(() => record).toMatchObject({ opened: 2, closed: 1 });
    await expect.poll(() => world.connections()).toBe(1);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '2', title: 'b' });
    await expect.poll(() => seen.data.map(({ id }) => id)).toEqual(['1', '2']);
    expect(seen).toMatchObject({ started: 1, stopped: 0, completed: 0, errors: [] });
    expect(seen.states).toEqual(['connecting', 'pending']);
  });

  it('SOCK-14: nothing is lost and nothing comes twice while a client moves over', async () => {
    world = await startWorld(adapter);
    // A log, as events with ids have one behind them.
    const { client, record } = world.stockClient();
    const { seen, handlers } = recorder<{ id: string; data: { number: number } }>();
    client.onTracked.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('next')).toBe(1);
    world.events.emit('next');
    await expect.poll(() => numbers(seen.data)).toEqual([1]);
    world.tellToReconnect();
    await expect.poll(() => record.closed).toBe(1);
    await expect.poll(() => world.events.listenerCount('next')).toBe(1);
    world.events.emit('next');
    world.events.emit('next');
    await expect.poll(() => numbers(seen.data)).toEqual([1, 2, 3]);
    expect(seen.started).toBe(1);
  });

  it('SOCK-14: a call in flight is answered on the old connection while the client moves over', async () => {
    world = await startWorld(adapter);
    const { client, record } = world.stockClient();
    const slow = client.slow.mutate('moving');
    await expect.poll(() => world.log).toEqual(['slow moving']);
    world.tellToReconnect();
    await expect.poll(() => record.opened).toBe(2);
    expect(record.closed).toBe(0);
    world.open('moving');
    expect(await slow).toBe('moving done');
    await expect.poll(() => record.closed).toBe(1);
  });

  it('SOCK-14: a client whose params come late moves over all the same', async () => {
    world = await startWorld(adapter, { createContext: whoFromParams });
    const { client, record } = world.stockClient({
      connectionParams: () => new Promise((resolve) => setImmediate(resolve, { who: 'me' })),
    });
    const { seen, handlers } = recorder<Message>();
    client.onIterable.subscribe(undefined, handlers);
    await expect.poll(() => seen.started).toBe(1);
    world.tellToReconnect();
    await expect.poll(() => record).toMatchObject({ opened: 2, closed: 1 });
    await expect.poll(() => world.connections()).toBe(1);
    expect(seen.started).toBe(1);
    expect(await client.whoami.query()).toBe('me');
  });

  it('SOCK-13: a lazy client connects when it has something to say, and leaves when it has not', async () => {
    world = await startWorld(adapter);
    const { client, socket, record } = world.stockClient({ lazy: { enabled: true, closeMs: 1 } });
    for (const round of [1, 2]) {
      expect(socket.connection).toBeNull();
      const answers = await Promise.all([client.greeting.query('a'), client.greeting.query('b')]);
      expect(answers).toEqual(['hello a', 'hello b']);
      await expect.poll(() => record).toMatchObject({ opened: round, closed: round });
    }
    expect(record.states).toEqual(['idle', 'connecting', 'pending', 'idle', 'connecting', 'pending', 'idle']);
  });

  it('SOCK-13: a lazy client stays while it is subscribed, also through a loss', async () => {
    world = await startWorld(adapter);
    const { client, socket, record } = world.stockClient({ lazy: { enabled: true, closeMs: 0 } });
    const { seen, handlers } = recorder<Message>();
    const subscription = client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    await expect.poll(() => seen.data.length).toBe(1);
    world.cut();
    await expect.poll(() => seen.started).toBe(2);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '2', title: 'b' });
    await expect.poll(() => seen.data.map(({ id }) => id)).toEqual(['1', '2']);
    subscription.unsubscribe();
    await expect.poll(() => record.closed).toBe(2);
    expect(socket.connection).toBeNull();
  });

  it.each([false, true])(
    'SOCK-13: a client whose first try fails connects later (lazy: %s)',
    async (lazy) => {
      // A port that is free once this is closed.
      const blocker = createServer();
      await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
      const address = blocker.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      await new Promise((resolve) => blocker.close(resolve));
      const elsewhere = await startWorld(adapter);
      const { client, record } = elsewhere.stockClient({
        url: `ws://127.0.0.1:${port}/trpc`,
        lazy: { enabled: lazy, closeMs: 0 },
      });
      const { seen, handlers } = recorder<Message>();
      client.onIterable.subscribe(undefined, handlers);
      await expect.poll(() => record.errors).toBeGreaterThan(0);
      world = await startWorld(adapter, { port });
      await expect.poll(() => seen.started).toBe(1);
      world.events.emit('message', { id: '1', title: 'a' });
      await expect.poll(() => seen.data.length).toBe(1);
      await elsewhere.close();
    },
  );

  it('SOCK-13: a closed client does not connect again', async () => {
    world = await startWorld(adapter);
    const failing = () => {
      const tries: number[] = [];
      const retryDelayMs = (attempt: number) => {
        tries.push(attempt);
        return 1;
      };
      return { tries, ...world.stockClient({ url: world.url.replace('/trpc', '/elsewhere'), retryDelayMs }) };
    };
    const [closed, other] = [failing(), failing()];
    await expect.poll(() => closed.tries.length).toBeGreaterThan(1);
    await closed.socket.close();
    const before = [closed.tries.length, other.tries.length] as const;
    await expect.poll(() => other.tries.length).toBeGreaterThan(before[1] + 5);
    // One may have been on its way.
    expect(closed.tries.length).toBeLessThanOrEqual(before[0] + 1);
  });

  it('SOCK-13: the state of the connection is not that of a subscription', async () => {
    world = await startWorld(adapter);
    const { client, socket, record } = world.stockClient();
    await expect.poll(() => record.states).toEqual(['connecting', 'pending']);
    const { seen, handlers } = recorder<Message>();
    client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    await expect.poll(() => seen.data.length).toBe(1);
    expect(seen.states).toEqual(['pending']);
    expect(socket.connectionState.get().state).toBe('pending');
  });
});
