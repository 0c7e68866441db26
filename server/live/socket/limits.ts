// What one client may ask of a server: every limit of a connection, with its default, its unit and its reason.
//
// What a connection can make the server hold, whatever it does: `hardBufferBytes` and the answers to `callsInFlight`
// calls that are made in one turn; one incoming message of `messageBytes` and what the network brought with it (64 KiB);
// about 1 KiB for each of `feeds`. Feeds alone never hold more than `softBufferBytes` and one event.

/** What may differ between members and guests. */
export type CallerLimits = {
  /** Subscriptions running at once on one connection. One page of Lobby needs one per room and two more. */
  feeds: number;
  /** Queries and mutations running at once on one connection. */
  callsInFlight: number;
  /** Calls a second in the long run, on one connection. Stops, PING and PONG count a tenth of a call. */
  callsPerSecond: number;
  /**
   * Calls that may come at once after a pause; no less than `feeds`, since a client that reconnects subscribes to all
   * of them in one batch. Whoever overdraws this once more is not answered but closed.
   */
  callBurst: number;
};

export type SocketLimits = {
  member: CallerLimits;
  /** For connections without a session. */
  guest: CallerLimits;
  /** Bytes of one message from a client. A full resubscription must fit. */
  messageBytes: number;
  /** Pieces one message may come in. */
  messageFragments: number;
  /** Calls in one batch; no less than `feeds`, for the same reason. */
  batchSize: number;
  /** Characters of a request id, which is kept as long as its subscription runs. */
  requestIdLength: number;
  /** Connections of one member to this instance. */
  connectionsPerMember: number;
  /** Connections from one address to this instance; many people may share one. */
  connectionsPerAddress: number;
  /** Milliseconds a client that announced `?connectionParams=1` has to send them. */
  connectionParamsWait: number;
  /** Milliseconds of silence after which a client is sent PING. */
  quietBeforePing: number;
  /** Milliseconds it has then to say anything. */
  pongWait: number;
  /**
   * Bytes waiting to be sent to one client above which nothing more is pushed to it: feeds go on from the log when it
   * has caught up, other subscriptions are not asked for more, and its own messages are not read.
   */
  softBufferBytes: number;
  /** Bytes waiting to be sent to one client above which it is closed. */
  hardBufferBytes: number;
  /** Milliseconds in which a client must take at least one write from us, if any is waiting. */
  stallWait: number;
  /** Milliseconds a closing handshake may last before the connection is cut. */
  closeWait: number;
  /** Clients told to reconnect in a second when the server stops, so that they do not all come at once. */
  drainPerSecond: number;
  /** Milliseconds calls in flight have to finish when the server stops. */
  drainCallsWait: number;
  /** Milliseconds a client told to reconnect keeps its old connection, to move over without a gap. */
  drainHandOver: number;
  /** Milliseconds between two looks at all connections: how late a time limit may be noticed. */
  sweepInterval: number;
};

/** What LOBBY_RATE_LIMITS=off puts in place of the defaults: everything that counts how often, or how many connect. */
export const withoutRates: Partial<SocketLimits> = {
  member: { feeds: 256, callsInFlight: 4_096, callsPerSecond: Infinity, callBurst: Infinity },
  guest: { feeds: 256, callsInFlight: 4_096, callsPerSecond: Infinity, callBurst: Infinity },
  connectionsPerMember: Infinity,
  connectionsPerAddress: Infinity,
};

/** The defaults. */
export const socketLimits: SocketLimits = {
  member: { feeds: 256, callsInFlight: 64, callsPerSecond: 50, callBurst: 512 },
  guest: { feeds: 16, callsInFlight: 16, callsPerSecond: 20, callBurst: 64 },
  messageBytes: 64 * 1_024,
  messageFragments: 64,
  batchSize: 256,
  requestIdLength: 64,
  connectionsPerMember: 32,
  connectionsPerAddress: 1_024,
  connectionParamsWait: 5_000,
  quietBeforePing: 30_000,
  pongWait: 10_000,
  softBufferBytes: 256 * 1_024,
  hardBufferBytes: 4 * 1_024 * 1_024,
  stallWait: 30_000,
  closeWait: 5_000,
  drainPerSecond: 500,
  drainCallsWait: 5_000,
  drainHandOver: 1_000,
  sweepInterval: 1_000,
};
