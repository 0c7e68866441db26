// The two adapters the conformance suite runs over, behind one face: tRPC's own and ours.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { AnyRouter, TRPCError } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import type { ConnectionParams } from '../endpoint.ts';
import { attachSocketServer } from '../server.ts';

export type Failure = { error: TRPCError; path: string | undefined };

export type AdapterOptions = {
  router: AnyRouter;
  createContext?: (opening: { connectionParams: ConnectionParams }) => unknown;
  keepAlive?: { pingMs: number; pongWaitMs: number };
  maxBatchSize?: number;
  onError?: (failure: Failure) => void;
  /** Where to listen again; 0 takes any free port. */
  port?: number;
};

export type RunningAdapter = {
  url: string;
  port: number;
  /** Connections open now. */
  connections(): number;
  tellToReconnect(): void;
  /** Cuts every connection, as when the network fails. */
  cut(): void;
  close(): Promise<void>;
};

export type Adapter = { name: string; start(options: AdapterOptions): Promise<RunningAdapter> };

async function listen(server: Server, port: number) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${given}/trpc`,
    port: given,
    cut,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

const trpcs: Adapter = {
  name: 'applyWSSHandler',
  async start({ router, createContext, keepAlive, maxBatchSize, onError, port = 0 }) {
    const server = createServer();
    const wss = new WebSocketServer({ server, path: '/trpc' });
    const handler = applyWSSHandler({
      wss,
      router,
      createContext: ({ info }) => createContext?.({ connectionParams: info.connectionParams }) ?? {},
      keepAlive: keepAlive ? { enabled: true, ...keepAlive } : { enabled: false },
      onError: ({ error, path }) => onError?.({ error, path }),
      ...(maxBatchSize === undefined ? {} : { maxBatchSize }),
    });
    const { url, port: given, cut, stop } = await listen(server, port);
    return {
      url,
      port: given,
      connections: () => wss.clients.size,
      tellToReconnect: () => handler.broadcastReconnectNotification(),
      cut,
      async close() {
        wss.close();
        await stop();
      },
    };
  },
};

const ours: Adapter = {
  name: 'attachSocketServer',
  async start({ router, createContext, keepAlive, maxBatchSize, onError, port = 0 }) {
    const server = createServer();
    const sockets = attachSocketServer(server, {
      router,
      path: '/trpc',
      mayOpen: () => true,
      addressOf: () => 'here',
      createContext: ({ connectionParams }) => createContext?.({ connectionParams }) ?? {},
      memberOf: () => 'somebody',
      onError: ({ error, path }) => onError?.({ error, path }),
      limits: {
        sweepInterval: 10,
        ...(keepAlive ? { quietBeforePing: keepAlive.pingMs, pongWait: keepAlive.pongWaitMs } : {}),
        ...(maxBatchSize === undefined ? {} : { batchSize: maxBatchSize }),
      },
    });
    const { url, port: given, cut, stop } = await listen(server, port);
    return {
      url,
      port: given,
      connections: () => sockets.stats.connections,
      tellToReconnect: () => sockets.tellToReconnect(),
      cut,
      async close() {
        await sockets.close();
        await stop();
      },
    };
  },
};

export const adapters = [trpcs, ours];
