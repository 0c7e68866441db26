// A WebSocket server of ours on a free port, and clients that behave or do not. For tests.
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { AnyRouter } from '@trpc/server';
import { openRaw } from './conformance/world.ts';
import type { CallFailure, Opening } from './endpoint.ts';
import type { SocketLimits } from './limits.ts';
import { attachSocketServer } from './server.ts';

export type TestContext = { who: string | null; opening: Opening };

/** Whoever says `?who=name` in the address is that member; everybody else is a guest. */
const whoOf = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://here').searchParams.get('who');

/**
 * @param now the server's clock, where a test decides how much time passes.
 * @param afterPublishing see `attachSocketServer`.
 */
export async function startSockets(
  router: AnyRouter,
  limits: Partial<SocketLimits> = {},
  now: () => number = () => performance.now(),
  afterPublishing: (then: () => void) => boolean = () => false,
) {
  const failures: CallFailure[] = [];
  const server = createServer();
  const sockets = attachSocketServer<TestContext>(server, {
    router,
    path: '/trpc',
    mayOpen: ({ headers }) => headers.origin !== 'https://evil.example',
    addressOf: ({ headers }) => String(headers['x-address'] ?? 'here'),
    createContext: (opening) => ({ who: whoOf(opening.request), opening }),
    memberOf: ({ who }) => who,
    onError: (failure) => failures.push(failure),
    limits: { sweepInterval: 10, drainHandOver: 0, ...limits },
    now,
    afterPublishing,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}/trpc`;
  const toClose: { close(): void }[] = [];

  return {
    url,
    sockets,
    failures,
    /** A client that reads what it gets. */
    async client(query = '?who=me', headers: Record<string, string> = {}) {
      const raw = await openRaw(url + query, headers);
      toClose.push(raw);
      return raw;
    },
    /** A connection that is upgraded, and then sends whatever bytes the test wants. */
    async bytes(): Promise<Socket> {
      const socket = connect(port, '127.0.0.1');
      toClose.push({ close: () => socket.destroy() });
      socket.on('error', () => {});
      socket.write(
        'GET /trpc?who=bytes HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      await new Promise((resolve) => socket.once('data', resolve));
      return socket;
    },
    async close() {
      for (const item of toClose.splice(0)) item.close();
      await sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestSockets = Awaited<ReturnType<typeof startSockets>>;

export const call = (id: number | string, path: string, input?: unknown) => ({
  id,
  method: 'query',
  params: { path, input },
});

export const subscribe = (id: number | string, path: string, input?: unknown, lastEventId?: string) => ({
  id,
  method: 'subscription',
  params: { path, input, lastEventId },
});

/** Status of the answer that refuses an upgrade; 101 when it does not. */
export function upgradeStatus(url: string, headers: Record<string, string> = {}): Promise<number> {
  const { port, pathname, search } = new URL(url);
  const extra = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `${extra.join('')}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    socket.once('data', (data) => {
      resolve(Number(data.toString().split(' ')[1]));
      socket.destroy();
    });
  });
}
