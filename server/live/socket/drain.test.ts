// How connections end from our side: the server stops, or a session does.
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { AppError } from '../../errors.ts';
import { closeCodes } from './closeCodes.ts';
import { recorder } from './conformance/world.ts';
import type { ConnectionHandle } from './endpoint.ts';
import {
  call,
  startSockets,
  subscribe,
  type TestContext,
  type TestSockets,
  upgradeStatus,
} from './testSockets.ts';

function createRouter() {
  const waiting: (() => void)[] = [];
  const handles: ConnectionHandle[] = [];
  const t = initTRPC.context<TestContext>().create();
  const router = t.router({
    wait: t.procedure.query(() => new Promise<string>((resolve) => waiting.push(() => resolve('done')))),
    hold: t.procedure.query(({ ctx }) => {
      handles.push(ctx.opening.connection);
      return 'held';
    }),
    onTime: t.procedure.subscription(async function* ({ signal }) {
      yield 'now';
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    }),
  });
  const release = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { router, release, waiting, handles };
}
type Router = ReturnType<typeof createRouter>['router'];

const servers: TestSockets[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
const start = async (...parameters: Parameters<typeof startSockets>) => {
  const server = await startSockets(...parameters);
  servers.push(server);
  return server;
};

it('SOCK-50: a server that stops takes nobody new, tells clients to reconnect, and closes them', async () => {
  const server = await start(createRouter().router);
  const clients = [await server.client(), await server.client()];
  const drained = server.sockets.drain();
  expect(await upgradeStatus(server.url)).toBe(503);
  for (const client of clients) {
    expect(await client.text()).toBe('{"id":null,"method":"reconnect"}');
    expect(await client.closed()).toBe(closeCodes.goingAway);
  }
  await drained;
  expect(server.sockets.stats.connections).toBe(0);
});

it('SOCK-50: calls in flight are answered first', async () => {
  const { router, release, waiting } = createRouter();
  const server = await start(router);
  const client = await server.client();
  client.send(call(1, 'wait'));
  await expect.poll(() => waiting.length).toBe(1);
  const drained = server.sockets.drain();
  expect(await client.text()).toContain('reconnect');
  release();
  expect(await client.next()).toMatchObject({ id: 1, result: { data: 'done' } });
  expect(await client.closed()).toBe(closeCodes.goingAway);
  await drained;
});

it('SOCK-50: waits for no call longer than the limit', async () => {
  const { router, waiting } = createRouter();
  const server = await start(router, { drainCallsWait: 30 });
  const client = await server.client();
  client.send(call(1, 'wait'));
  await expect.poll(() => waiting.length).toBe(1);
  await server.sockets.drain();
  expect(await client.closed()).toBe(closeCodes.goingAway);
});

it('SOCK-51: clients are told one after another', async () => {
  const server = await start(createRouter().router, { drainPerSecond: 5 });
  const clients = [await server.client(), await server.client(), await server.client()];
  const told = () => clients.filter(({ texts }) => texts.length > 0).length;
  const drained = server.sockets.drain();
  for (const [index, client] of clients.entries()) {
    await client.text();
    expect(told()).toBe(index + 1);
  }
  await drained;
});

it('SOCK-51: a client that can move does so without its subscriber noticing', async () => {
  const { router } = createRouter();
  const [stopping, staying] = [await start(router, { drainHandOver: 5_000 }), await start(router)];
  let url = stopping.url;
  const socket = createWSClient({
    url: () => `${url}?who=me`,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 1,
  });
  const client = createTRPCClient<Router>({ links: [wsLink({ client: socket })] });
  const { seen, handlers } = recorder<string>();
  client.onTime.subscribe(undefined, handlers);
  await expect.poll(() => seen.data).toEqual(['now']);
  url = staying.url;
  // It ends as soon as the client has moved, long before the time is up.
  await stopping.sockets.drain();
  await expect.poll(() => seen.data).toEqual(['now', 'now']);
  expect(seen).toMatchObject({ started: 1, stopped: 0, errors: [] });
  expect(staying.sockets.stats.connections).toBe(1);
  await socket.close();
});

it('SOCK-52: when a session ends, its subscriptions fail with the error and its connection closes with the code', async () => {
  const { router, handles } = createRouter();
  const server = await start(router);
  const client = await server.client();
  client.send([subscribe(1, 'onTime'), { ...subscribe('b', 'onTime'), jsonrpc: '2.0' }]);
  for (const _ of ['started', 'now', 'started', 'now']) await client.text();
  client.send(call(3, 'hold'));
  expect(await client.next()).toMatchObject({ id: 3 });
  let gone = 0;
  handles[0]?.onGone(() => {
    gone += 1;
  });
  handles[0]?.end(new AppError('NOT_SIGNED_IN'), closeCodes.sessionEnded);
  handles[0]?.end(new AppError('NOT_SIGNED_IN'), closeCodes.sessionEnded);
  const error = { message: 'NOT_SIGNED_IN', data: { code: 'UNAUTHORIZED', path: 'onTime' } };
  expect(await client.next()).toMatchObject({ id: 1, error });
  expect(await client.next()).toMatchObject({ id: 'b', jsonrpc: '2.0', error });
  expect(await client.closed()).toBe(closeCodes.sessionEnded);
  await expect.poll(() => gone).toBe(1);
  handles[0]?.onGone(() => {
    gone += 1;
  });
  expect(gone).toBe(2);
  expect(client.texts).toHaveLength(7);
});
