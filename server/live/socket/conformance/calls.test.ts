// Queries and mutations over a WebSocket, with the stock client and without: the same over tRPC's adapter and ours.
import { TRPCError } from '@trpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { adapters } from './adapters.ts';
import { type RunningWorld, startWorld } from './world.ts';

describe.each(adapters)('calls over $name', (adapter) => {
  let world: RunningWorld;
  afterEach(() => world.close());

  it('SOCK-1: answers queries', async () => {
    world = await startWorld(adapter);
    const { client, record } = world.stockClient();
    expect(await client.greeting.query()).toBe('hello world');
    expect(await client.greeting.query(null)).toBe('hello world');
    expect(await client.greeting.query('you')).toBe('hello you');
    expect(record.states).toEqual(['connecting', 'pending']);
  });

  it('SOCK-1: answers mutations, also with undefined and null', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const edit = { id: '1', title: 'a' };
    expect(await client.edit.mutate(edit)).toEqual({ ...edit, edited: true });
    expect(await client.nothing.mutate()).toBeUndefined();
    expect(await client.nil.mutate()).toBeNull();
  });

  it('SOCK-1: answers a batch, each call by its place', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const calls = [client.place.query(), client.greeting.query('b'), client.place.query()];
    expect(await Promise.all(calls)).toEqual([0, 'hello b', 2]);
  });

  it('SOCK-1: answers in the order in which calls end, not in which they came', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send({ id: 1, method: 'mutation', params: { path: 'slow', input: 'one' } });
    raw.send({ id: 2, method: 'query', params: { path: 'greeting' } });
    expect(await raw.next()).toMatchObject({ id: 2 });
    world.open('one');
    expect(await raw.next()).toMatchObject({ id: 1, result: { data: 'one done' } });
  });

  it('SOCK-1: a client that closes waits for calls already sent', async () => {
    world = await startWorld(adapter);
    const { client, socket } = world.stockClient();
    const slow = client.slow.mutate('last');
    await expect.poll(() => world.log).toEqual(['slow last']);
    const closed = socket.close();
    world.open('last');
    expect(await slow).toBe('last done');
    await closed;
    await expect.poll(() => world.connections()).toBe(0);
  });

  it('SOCK-1: a client that closes fails calls not yet sent', async () => {
    world = await startWorld(adapter);
    const { client, socket } = world.stockClient();
    const failed = expect(client.greeting.query()).rejects.toThrow(
      'Closed before connection was established',
    );
    await socket.close();
    await failed;
    await expect.poll(() => world.connections()).toBe(0);
  });

  it('SOCK-2: an unknown procedure, bad input and a refusal reach the client as tRPC errors', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    const loose = client as unknown as Record<string, { query(input?: unknown): Promise<unknown> }>;
    await expect(loose['missing']?.query()).rejects.toMatchObject({
      data: { code: 'NOT_FOUND', path: 'missing' },
    });
    await expect(loose['greeting']?.query(7)).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    await expect(client.fails.query('no')).rejects.toMatchObject({
      message: 'no',
      data: { code: 'FORBIDDEN', httpStatus: 403, path: 'fails', formatted: true },
    });
    expect(world.failures.map(({ error, path }) => [error.code, path])).toEqual([
      ['NOT_FOUND', 'missing'],
      ['BAD_REQUEST', 'greeting'],
      ['FORBIDDEN', 'fails'],
    ]);
  });

  it('SOCK-2: repeats the id as it was, and jsonrpc if the call had it', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send({ id: 'a', jsonrpc: '2.0', method: 'query', params: { path: 'greeting', input: null } });
    expect(await raw.text()).toBe('{"id":"a","jsonrpc":"2.0","result":{"type":"data","data":"hello world"}}');
    raw.send({ id: 0, method: 'mutation', params: { path: 'nil' } });
    expect(await raw.text()).toBe('{"id":0,"result":{"type":"data","data":null}}');
    raw.send({ id: 1, method: 'mutation', params: { path: 'nothing' } });
    expect(await raw.text()).toBe('{"id":1,"result":{"type":"data"}}');
    raw.send({ id: 2, jsonrpc: '2.0', method: 'query', params: { path: 'fails', input: 'no' } });
    expect(await raw.next()).toEqual({
      id: 2,
      jsonrpc: '2.0',
      error: {
        code: -32_003,
        message: 'no',
        data: { code: 'FORBIDDEN', httpStatus: 403, path: 'fails', formatted: true },
      },
    });
  });

  it('SOCK-2: answers plainly what cannot be shaped or encoded', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.send({ id: 1, method: 'query', params: { path: 'unencodable' } });
    expect(await raw.next()).toMatchObject({ id: 1, error: { data: { code: 'INTERNAL_SERVER_ERROR' } } });
    raw.send({ id: 2, method: 'query', params: { path: 'fails', input: 'unformattable' } });
    expect(await raw.next()).toEqual({
      id: 2,
      error: {
        code: -32_603,
        message: 'Internal server error',
        data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 },
      },
    });
    expect(world.failures.map(({ error }) => error.message)).toContain('the formatter fails');
  });

  it('SOCK-2: a query that gives an iterable is an error', async () => {
    world = await startWorld(adapter);
    const { client } = world.stockClient();
    await expect(client.iterableQuery.query()).rejects.toMatchObject({
      data: { code: 'UNSUPPORTED_MEDIA_TYPE' },
    });
  });

  it('SOCK-3: text that is no JSON is answered by a parse error, and the connection stays', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    for (const garbage of ['not json', '{"id":1', '', '[{"id":1}', 'NaN']) {
      raw.send(garbage);
      expect(await raw.next()).toMatchObject({
        id: null,
        error: { code: -32_700, data: { code: 'PARSE_ERROR', httpStatus: 400 } },
      });
    }
    raw.send({ id: 1, method: 'query', params: { path: 'greeting' } });
    expect(await raw.next()).toMatchObject({ id: 1, result: {} });
  });

  it('SOCK-3: JSON that is no call is answered by a parse error', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    const call = { id: 1, method: 'query', params: { path: 'greeting' } };
    const bad: unknown[] = [
      1,
      'words',
      [1],
      {},
      { ...call, id: {} },
      { ...call, id: undefined },
      { ...call, method: 'delete' },
      { ...call, params: null },
      { ...call, params: { path: 7 } },
      { ...call, params: { path: 'greeting', lastEventId: 7 } },
      { ...call, jsonrpc: '1.0' },
      [call, { ...call, method: 'delete' }],
    ];
    for (const message of bad) {
      raw.send(JSON.stringify(message));
      expect(await raw.next()).toMatchObject({ id: null, error: { code: -32_700 } });
    }
    raw.send('null');
    expect(await raw.next()).toMatchObject({ id: null, error: { code: -32_700 } });
    raw.send({ ...call, id: null });
    expect(await raw.next()).toMatchObject({ id: null, error: { message: '`id` is required' } });
    // A batch of no calls asks for nothing.
    raw.send('[]');
    raw.send(call);
    expect(await raw.next()).toMatchObject({ id: 1, result: {} });
  });

  it('SOCK-3: binary data is answered by a parse error', async () => {
    world = await startWorld(adapter);
    const raw = await world.rawClient();
    raw.socket.send(Buffer.from('{"id":1,"method":"query","params":{"path":"greeting"}}'));
    expect(await raw.next()).toMatchObject({ id: null, error: { code: -32_700 } });
  });

  it('SOCK-3: a batch over the limit is refused call by call', async () => {
    world = await startWorld(adapter, { maxBatchSize: 2 });
    const raw = await world.rawClient();
    const call = (id: number) => ({ id, method: 'query', params: { path: 'greeting' } });
    raw.send([call(1), call(2)]);
    expect(await raw.next()).toMatchObject({ id: 1, result: {} });
    expect(await raw.next()).toMatchObject({ id: 2, result: {} });
    raw.send([call(3), { id: 9, method: 'subscription.stop' }, { ...call(4), jsonrpc: '2.0' }]);
    const refused = { code: -32_600, message: 'Batch call exceeds maximum size' };
    expect(await raw.next()).toMatchObject({ id: 3, error: refused });
    expect(await raw.next()).toMatchObject({ id: 4, jsonrpc: '2.0', error: refused });
    raw.send([1, 2, 3]);
    expect(await raw.next()).toMatchObject({ id: null, error: refused });
    raw.send(call(5));
    expect(await raw.next()).toMatchObject({ id: 5, result: {} });
  });

  it('SOCK-4: the context is made once a connection, and calls wait for it', async () => {
    let made = 0;
    let ready = () => {};
    const wait = new Promise<void>((resolve) => {
      ready = resolve;
    });
    world = await startWorld(adapter, {
      createContext: async () => {
        made += 1;
        await wait;
        return { who: 'me' };
      },
    });
    const raw = await world.rawClient();
    raw.send({ id: 1, method: 'query', params: { path: 'whoami' } });
    raw.send({ id: 2, method: 'query', params: { path: 'whoami' } });
    raw.send('PING');
    // Nothing but the word is answered yet.
    expect(await raw.text()).toBe('PONG');
    ready();
    expect(await raw.next()).toMatchObject({ id: 1, result: { data: 'me' } });
    expect(await raw.next()).toMatchObject({ id: 2, result: { data: 'me' } });
    expect(made).toBe(1);
  });

  it('SOCK-4: a refused context is told to the connection and to each call, then the connection closes', async () => {
    let made = 0;
    let refuse = () => {};
    const wait = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    world = await startWorld(adapter, {
      createContext: async () => {
        made += 1;
        await wait;
        throw new TRPCError({ code: 'UNAUTHORIZED', message: 'not you' });
      },
    });
    const raw = await world.rawClient();
    raw.send({ id: 1, method: 'query', params: { path: 'greeting' } });
    raw.send({ id: 2, method: 'subscription', params: { path: 'onIterable' } });
    raw.send('PING');
    expect(await raw.text()).toBe('PONG');
    refuse();
    const error = { code: -32_001, message: 'not you' };
    expect(await raw.next()).toMatchObject({ id: null, error: { ...error, data: { httpStatus: 401 } } });
    expect(await raw.next()).toMatchObject({ id: 1, error: { ...error, data: { path: 'greeting' } } });
    expect(await raw.next()).toMatchObject({ id: 2, error: { ...error, data: { path: 'onIterable' } } });
    expect(await raw.closed()).toBe(1_005);
    expect(made).toBe(1);
    expect(world.log).toEqual([]);
  });
});
