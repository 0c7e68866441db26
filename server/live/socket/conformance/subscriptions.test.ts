// Subscriptions over a WebSocket: start, values, errors, stop, cleanup. The same over tRPC's adapter and ours.
import { afterEach, describe, expect, it } from 'vitest';
import { adapters } from './adapters.ts';
import { collectGarbage } from './garbage.ts';
import { type Message, type RunningWorld, recorder, startWorld } from './world.ts';

const subscribe = (id: number, path: string, input?: unknown) => ({
  id,
  method: 'subscription',
  params: { path, input },
});
const stop = (id: number) => ({ id, method: 'subscription.stop' });
const started = (id: number) => ({ id, result: { type: 'started' } });
const stopped = (id: number) => ({ id, result: { type: 'stopped' } });
const data = (id: number, value: unknown) => ({ id, result: { type: 'data', data: value } });

describe.each(adapters)('subscriptions over $name', (adapter) => {
  let world: RunningWorld;
  afterEach(() => world.close());

  it.each(['onObservable', 'onIterable'] as const)('SOCK-5: sends the values of %s', async (path) => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    const subscription = client[path].subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    world.events.emit('message', { id: '2', title: 'b' });
    await expect.poll(() => seen.data.length).toBe(2);
    world.events.emit('message', { id: '3', title: 'c' });
    await expect.poll(() => seen.data.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(seen).toMatchObject({ started: 1, errors: [], stopped: 0 });
    subscription.unsubscribe();
    await expect.poll(() => world.events.listenerCount('message')).toBe(0);
    await expect.poll(() => world.log.length).toBe(2);
  });

  it('SOCK-5: an observable that completes stops the subscription', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('complete')).toBe(1);
    world.events.emit('complete');
    await expect.poll(() => seen).toMatchObject({ stopped: 1, completed: 1, errors: [] });
  });

  it('SOCK-5: an observable that fails says so after its values', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('error!')).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    world.events.emit('error!', new Error('broken'));
    await expect.poll(() => seen.errors.map(({ message }) => message)).toEqual(['broken']);
    expect(seen.data).toHaveLength(1);
    expect(seen.completed).toBe(0);
    await expect.poll(() => world.events.listenerCount('message')).toBe(0);
  });

  it('SOCK-5: says started, values and stopped, each with the id and jsonrpc of its call', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send({ ...subscribe(1, 'onIterable'), jsonrpc: '2.0' });
    expect(await raw.text()).toBe('{"id":1,"jsonrpc":"2.0","result":{"type":"started"}}');
    world.events.emit('message', { id: 'x' });
    expect(await raw.text()).toBe('{"id":1,"jsonrpc":"2.0","result":{"type":"data","data":{"id":"x"}}}');
    raw.send({ ...stop(1), jsonrpc: '2.0' });
    expect(await raw.text()).toBe('{"id":1,"jsonrpc":"2.0","result":{"type":"stopped"}}');
  });

  it('SOCK-5: an error of a subscription comes before stopped', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onError', 'taken'));
    expect(await raw.next()).toEqual(started(1));
    expect(await raw.next()).toEqual(data(1, 'first'));
    expect(await raw.next()).toMatchObject({
      id: 1,
      error: { message: 'taken', data: { code: 'CONFLICT', path: 'onError' } },
    });
    expect(await raw.next()).toEqual(stopped(1));
    expect(world.failures.map(({ path }) => path)).toEqual(['onError']);
  });

  it('SOCK-5: a value that cannot be encoded fails the subscription', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onUnencodable'));
    expect(await raw.next()).toEqual(started(1));
    expect(await raw.next()).toMatchObject({ id: 1, error: { data: { code: 'INTERNAL_SERVER_ERROR' } } });
    expect(await raw.next()).toEqual(stopped(1));
  });

  it('SOCK-5: a procedure that fails before it gives an iterable is only answered by the error', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onNothing'));
    expect(await raw.next()).toMatchObject({
      error: { message: 'Subscription onNothing did not return an observable or a AsyncGenerator' },
    });
    raw.send(subscribe(2, 'missing'));
    expect(await raw.next()).toMatchObject({ id: 2, error: { data: { code: 'NOT_FOUND' } } });
    raw.send(subscribe(2, 'onGate', { wrong: true }));
    expect(await raw.next()).toMatchObject({ id: 2, error: { data: { code: 'BAD_REQUEST' } } });
    // Nothing came in between, and the ids are free.
    raw.send(subscribe(2, 'onInput', 'again'));
    expect(await raw.next()).toEqual(started(2));
  });

  it('SOCK-5: a cleanup that fails is told to the server only', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onBadEnd'));
    expect(await raw.next()).toEqual(started(1));
    expect(await raw.next()).toEqual(stopped(1));
    expect(world.failures.map(({ error }) => error.message)).toEqual(['the cleanup fails']);
  });

  it('SOCK-6: a value with an id carries it twice, as the client resumes from it', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onTracked'));
    expect(await raw.next()).toEqual(started(1));
    await expect.poll(() => world.events.listenerCount('next')).toBe(1);
    world.events.emit('next');
    expect(await raw.text()).toBe(
      '{"id":1,"result":{"type":"data","data":{"id":"1","data":{"number":1}},"id":"1"}}',
    );
  });

  it('SOCK-6: lastEventId becomes a part of the input', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    const inputs: [unknown, unknown][] = [
      [{ a: 1 }, { a: 1, lastEventId: '7' }],
      [{ lastEventId: '3' }, { lastEventId: '7' }],
      [undefined, { lastEventId: '7' }],
      [null, { lastEventId: '7' }],
      ['word', 'word'],
      [[1], [1]],
    ];
    for (const [id, [input, got]] of inputs.entries()) {
      const { method, params } = subscribe(id, 'onInput', input);
      raw.send({ id, method, params: { ...params, lastEventId: '7' } });
      expect(await raw.next()).toEqual(started(id));
      expect(await raw.next()).toEqual(data(id, got));
      expect(await raw.next()).toEqual(stopped(id));
    }
  });

  it('SOCK-7: the same id twice is refused, and the first subscription goes on', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send([subscribe(1, 'onIterable'), subscribe(1, 'onIterable')]);
    const [first, second] = [await raw.next(), await raw.next()];
    // One is refused at once, the other starts when it can.
    expect([first, second]).toContainEqual(started(1));
    expect([first, second]).toContainEqual(
      expect.objectContaining({ id: 1, error: expect.objectContaining({ message: 'Duplicate id 1' }) }),
    );
    await expect.poll(() => world.events.listenerCount('message')).toBe(1);
    world.events.emit('message', { id: 'x' });
    expect(await raw.next()).toEqual(data(1, { id: 'x' }));
    raw.send(stop(1));
    expect(await raw.next()).toEqual(stopped(1));
    raw.send(subscribe(1, 'onIterable'));
    expect(await raw.next()).toEqual(started(1));
  });

  it('SOCK-7: an id is free only when the cleanup is done, and that is when stopped comes', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onSlowEnd'));
    expect(await raw.next()).toEqual(started(1));
    expect(await raw.next()).toEqual(data(1, 'running'));
    raw.send([stop(1), stop(1)]);
    await expect.poll(() => world.log).toEqual(['cleanup']);
    raw.send(subscribe(1, 'onInput'));
    expect(await raw.next()).toMatchObject({ id: 1, error: { message: 'Duplicate id 1' } });
    world.open('cleanup');
    expect(await raw.next()).toEqual(stopped(1));
    raw.send(subscribe(1, 'onInput', 'mine'));
    expect(await raw.next()).toEqual(started(1));
    expect(await raw.next()).toEqual(data(1, 'mine'));
  });

  it('SOCK-8: a stop of nothing says nothing', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send([stop(1), { id: 'x', method: 'subscription.stop' }]);
    raw.send('PING');
    expect(await raw.text()).toBe('PONG');
  });

  it('SOCK-8: a stop while the procedure runs cancels it: its values are not asked for', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send(subscribe(1, 'onGate', 'late'));
    await expect.poll(() => world.log).toEqual(['gate late']);
    raw.send(stop(1));
    raw.send('PING');
    expect(await raw.text()).toBe('PONG');
    world.open('late');
    expect(await raw.next()).toEqual(stopped(1));
    expect(world.log).toEqual(['gate late', 'gate late passed, stopped']);
  });

  it('SOCK-8: a stop while the context is made cancels: the procedure is not called', async () => {
    let ready = () => {};
    const wait = new Promise<void>((resolve) => {
      ready = resolve;
    });
    world = await startWorld(adapter, { createContext: () => wait.then(() => ({})) });
    const raw = await world.rawClient();
    raw.send([subscribe(1, 'onIterable'), stop(1)]);
    raw.send('PING');
    expect(await raw.text()).toBe('PONG');
    ready();
    expect(await raw.next()).toEqual(stopped(1));
    expect(world.log).toEqual([]);
  });

  it('SOCK-8: a procedure that gives up when it is stopped is no error', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send([subscribe(1, 'onAbortable'), stop(1)]);
    expect(await raw.next()).toEqual(stopped(1));
    expect(world.failures).toEqual([]);
  });

  it('SOCK-9: when the connection closes, all that runs for it is cancelled', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send([subscribe(1, 'onIterable'), subscribe(2, 'onObservable'), subscribe(3, 'onGate', 'gone')]);
    await expect.poll(() => world.events.listenerCount('message')).toBe(2);
    await expect.poll(() => world.log).toContain('gate gone');
    raw.socket.close();
    await expect.poll(() => world.events.listenerCount('message')).toBe(0);
    world.open('gone');
    await expect.poll(() => world.log).toContain('gate gone passed, stopped');
    expect(world.log).not.toContain('gate gone consumed');
    await expect.poll(() => world.connections()).toBe(0);
  });

  it('SOCK-9: a client that closes completes its subscriptions', async () => {
    world = await startWorld(adapter);
    const { client, socket, record } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    client.onObservable.subscribe(undefined, handlers);
    await expect.poll(() => seen.started).toBe(1);
    await socket.close();
    expect(seen.completed).toBe(1);
    await expect.poll(() => record.closed).toBe(1);
    await expect.poll(() => world.connections()).toBe(0);
    await expect.poll(() => world.events.listenerCount('message')).toBe(0);
  });

  it('SOCK-1: calls and a subscription share one connection', async () => {
    world = await startWorld(adapter);
    const { client, record } = world.stockClient();
    const { seen, handlers } = recorder<Message>();
    client.onIterable.subscribe(undefined, handlers);
    await expect.poll(() => seen.started).toBe(1);
    world.events.emit('message', { id: '1', title: 'a' });
    await expect.poll(() => seen.data.length).toBe(1);
    expect(await client.greeting.query('you')).toBe('hello you');
    world.events.emit('message', { id: '2', title: 'b' });
    await expect.poll(() => seen.data.length).toBe(2);
    expect(seen.started).toBe(1);
    expect(record.opened).toBe(1);
    expect(world.connections()).toBe(1);
  });

  it('SOCK-10: a value that has been sent is not kept', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const { seen, handlers } = recorder<unknown>();
    client.onData.subscribe(undefined, handlers);
    await expect.poll(() => world.events.listenerCount('data')).toBe(1);
    const emit = () => {
      const value: unknown[] = [];
      world.events.emit('data', value);
      return new WeakRef(value);
    };
    const references = [emit(), emit()];
    await expect.poll(() => seen.data.length).toBe(2);
    await expect
      .poll(() => {
        collectGarbage();
        return references.map((reference) => reference.deref());
      })
      .toEqual([undefined, undefined]);
  });
});
