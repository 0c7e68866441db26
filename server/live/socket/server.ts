// tRPC over WebSockets on an HTTP server: who may connect, what is looked after while they are, and how it stops.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@trpc/server';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import { Connection } from './connection.ts';
import { createCounter } from './counter.ts';
import { drain } from './drain.ts';
import type { CallFailure, Endpoint, Opening, SocketStats } from './endpoint.ts';
import { createHeads } from './heads.ts';
import { type SocketLimits, socketLimits } from './limits.ts';
import { receive } from './messages.ts';
import { createTurn } from './turn.ts';

export type SocketServerOptions<Context> = {
  router: AnyRouter;
  /** The path of the upgrade, without its query. */
  path: string;
  /** Whether this upgrade may pass; otherwise it is answered 403. */
  mayOpen(request: IncomingMessage): boolean;
  /** Where a request comes from, for the limit of connections per address. */
  addressOf(request: IncomingMessage): string;
  /** Makes the context of a connection, once. A refusal is answered to the client, and the connection closed. */
  createContext(opening: Opening): Promise<Context> | Context;
  /** The member a context belongs to; null for a guest. */
  memberOf(context: Context): string | null;
  onError(failure: CallFailure): void;
  /**
   * Whether something is about to be published. Then what is to be sent waits until it calls back, which must be soon:
   * answers leave in one write with what the call has told its room. Nothing waits without it.
   */
  afterPublishing?: (then: () => void) => boolean;
  /** What differs from the defaults. */
  limits?: Partial<SocketLimits>;
  /** Milliseconds on a clock that only goes forward; the process's own unless a test brings one. */
  now?: () => number;
};

export type SocketServer = {
  /** Asks every client to open a new connection; the old ones stay. */
  tellToReconnect(): void;
  /** Refuses new connections, lets calls finish, moves the clients elsewhere and closes them, spread over time. */
  drain(): Promise<void>;
  /** Cuts whatever is left. */
  close(): Promise<void>;
  readonly stats: Readonly<SocketStats>;
  /** Bytes that wait for clients to take them, of all connections and of the one that has most. */
  pending(): { all: number; most: number };
};

const refuse = (socket: Duplex, status: string) => {
  // The client may be gone already.
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
};

const pathOf = (url = '/') => url.split('?', 1)[0];
const announcesParams = (url = '/') =>
  url.includes('?') && new URLSearchParams(url.slice(url.indexOf('?'))).get('connectionParams') === '1';

/** Whether the router's transformer leaves data as it is. */
function sendsPlainJson(router: AnyRouter): boolean {
  // With what JSON alone does not carry: one that leaves plain objects may still change these.
  const probe = { at: new Date(0), number: 1n };
  return router._def._config.transformer.output.serialize(probe) === probe;
}

/**
 * Serves a router to WebSocket clients. Speaks tRPC's protocol as `applyWSSHandler` of @trpc/server does, with bounds on
 * what a client may cost, and one write per connection and turn of the event loop.
 */
export function attachSocketServer<Context>(
  server: Server,
  options: SocketServerOptions<Context>,
): SocketServer {
  const limits = { ...socketLimits, ...options.limits };
  const addresses = createCounter(limits.connectionsPerAddress);
  const members = createCounter(limits.connectionsPerMember);
  const connections = new Set<Connection>();
  let draining = false;

  const stats: SocketStats = {
    connections: 0,
    feeds: 0,
    encodings: 0,
    encodeMilliseconds: 0,
    deliveries: 0,
    writes: 0,
    catchUps: 0,
    slowReadersClosed: 0,
    callsRefused: 0,
  };
  const endpoint: Endpoint = {
    router: options.router,
    sendsPlainJson: sendsPlainJson(options.router),
    limits,
    turn: createTurn(options.afterPublishing ?? (() => false)),
    headOf: createHeads(),
    stats,
    now: options.now ?? (() => performance.now()),
    createContext: (opening) => options.createContext(opening),
    // What comes back is what `createContext` gave.
    memberOf: (context) => options.memberOf(context as Context),
    enter: (memberId) => members.add(memberId),
    onError: (failure) => options.onError(failure),
  };

  // `closeTimeout` is not in the types of ws yet.
  const wssOptions: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    // Pongs wait in the same queue as everything else.
    autoPong: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    maxFragments: limits.messageFragments,
    closeTimeout: limits.closeWait,
  };
  const wss = new WebSocketServer(wssOptions);

  /** The status of an upgrade that may not pass. */
  function refusalOf(request: IncomingMessage): string | null {
    if (pathOf(request.url) !== options.path) return '404 Not Found';
    if (!options.mayOpen(request)) return '403 Forbidden';
    return draining ? '503 Service Unavailable' : null;
  }

  /** Apart from the upgrade, whose request this must not keep. */
  function release(socket: Duplex, address: string): void {
    socket.once('close', () => addresses.remove(address));
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = refusalOf(request);
    const address = options.addressOf(request);
    if (refusal !== null) refuse(socket, refusal);
    else if (!addresses.add(address)) refuse(socket, '429 Too Many Requests');
    else {
      release(socket, address);
      wss.handleUpgrade(request, socket, head, (ws) => accept(ws, socket, request));
    }
  }

  function accept(ws: WebSocket, socket: Duplex, request: IncomingMessage): void {
    const connection = new Connection(endpoint, ws, socket, request);
    connections.add(connection);
    stats.connections += 1;
    // Text and binary messages come as one Buffer, since that is the type ws gives by default.
    ws.on('message', (data, isBinary) => receive(connection, data as Buffer, isBinary));
    ws.on('ping', (payload: Buffer) => connection.outbox.pong(payload));
    ws.on('error', (error) => connection.onFailure(error));
    ws.once('close', () => {
      connections.delete(connection);
      stats.connections -= 1;
      if (connection.memberId !== null) members.remove(connection.memberId);
      connection.leave();
    });
    if (!announcesParams(request.url)) void connection.admit(() => null);
  }

  server.on('upgrade', onUpgrade);
  const sweep = setInterval(() => {
    const now = endpoint.now();
    for (const connection of connections) connection.sweep(now);
  }, limits.sweepInterval).unref();

  return {
    stats,
    pending() {
      const each = [...connections].map(({ outbox }) => outbox.pending);
      return { all: each.reduce((sum, bytes) => sum + bytes, 0), most: Math.max(0, ...each) };
    },
    tellToReconnect() {
      for (const connection of connections) connection.tellToReconnect();
    },
    async drain() {
      draining = true;
      await drain(connections, limits);
    },
    async close() {
      draining = true;
      server.off('upgrade', onUpgrade);
      clearInterval(sweep);
      const gone = [...connections].map((connection) => connection.gone);
      for (const connection of connections) connection.cut();
      await Promise.all(gone);
    },
  };
}
