// One connection of a client: what it may do, what runs for it, what waits to be sent to it.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';
import type { WebSocket } from 'ws';
import { type Allowance, createAllowance } from './allowance.ts';
import { closeCodes } from './closeCodes.ts';
import type { ConnectionHandle, ConnectionParams, Endpoint } from './endpoint.ts';
import type { CallerLimits } from './limits.ts';
import { Outbox } from './outbox.ts';
import { Pulse, type Verdict } from './pulse.ts';
import { type RequestId, refuse, report, respondErrorSafely } from './respond.ts';
import type { Subscription } from './subscription.ts';

/** Whether the connection's context could be made. */
export type Admission = { ok: true } | { ok: false; error: TRPCError };

/** Feeds of one connection that catch up at the same time. */
const resumedAtOnce = 2;

/** `WebSocket.OPEN` */
const openState = 1;

export class Connection implements ConnectionHandle {
  readonly endpoint: Endpoint;
  readonly outbox: Outbox;
  /** Those whose id is in use. */
  readonly subscriptions = new Map<RequestId, Subscription>();
  /** Set once the context is being made; null while its connection params are awaited. */
  admission: Promise<Admission> | null = null;
  context: unknown = undefined;
  memberId: string | null = null;
  /** A member's until it is known who calls, since a page sends its calls at once. */
  limits: CallerLimits;
  allowance: Allowance;
  /** Queries and mutations that have not been answered. */
  callsInFlight = 0;

  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  /** Called once when no call is in flight. */
  #whenIdle: (() => void) | null = null;
  readonly #openedAt: number;
  #request: IncomingMessage | null;
  /** Called once when there is room for more; how many of those called are not done. */
  #waiting: ((done: () => void) => void)[] = [];
  #resuming = 0;
  #paused = false;
  #gone = false;
  #whenGone: (() => void)[] = [];
  readonly #pulse: Pulse;
  /** Made for the first call: most connections that wait have made none. */
  #calls: AbortController | null = null;

  constructor(endpoint: Endpoint, ws: WebSocket, socket: Duplex, request: IncomingMessage) {
    this.endpoint = endpoint;
    this.limits = endpoint.limits.member;
    this.allowance = createAllowance(this.limits.callsPerSecond, this.limits.callBurst, endpoint.now);
    this.#ws = ws;
    this.#socket = socket;
    this.#request = request;
    this.#openedAt = endpoint.now();
    this.#pulse = new Pulse(endpoint.limits, this.#openedAt);
    this.outbox = new Outbox(socket, endpoint.turn, () => this.#onTaken());
  }

  /** False as soon as closing begins. */
  get open(): boolean {
    return this.#ws.readyState === openState;
  }

  /** Whether more may be pushed to this client. */
  get hasRoom(): boolean {
    return this.outbox.pending < this.endpoint.limits.softBufferBytes;
  }

  /**
   * Calls back once when there is room again, or the connection is gone. Few at a time: each would read from the log
   * what may not fit any more. The callback says by `done` that it has taken its part.
   */
  whenRoom(callback: (done: () => void) => void): void {
    this.#waiting.push(callback);
  }

  /**
   * Of queries and mutations: aborts when the connection is gone. One for all of them, since making one costs as much as a
   * call; who listens to it must stop that when the call ends.
   */
  get callSignal(): AbortSignal {
    this.#calls ??= new AbortController();
    if (this.#gone) this.#calls.abort();
    return this.#calls.signal;
  }

  /** Queues a text message behind everything queued before. */
  send(text: string): void {
    this.outbox.text(Buffer.from(text));
    this.#checkBounds();
  }

  /** Makes the context. A refusal is told to the client, and the connection closed. */
  admit(connectionParams: () => ConnectionParams): Promise<Admission> {
    this.admission = this.#admit(connectionParams);
    return this.admission;
  }

  async #admit(connectionParams: () => ConnectionParams): Promise<Admission> {
    const { endpoint } = this;
    const request = this.#request;
    this.#request = null;
    try {
      if (!request) throw new Error('A connection is admitted once.');
      this.context = await endpoint.createContext({
        request,
        connectionParams: connectionParams(),
        connection: this,
      });
      this.#enter(endpoint.memberOf(this.context));
      return { ok: true };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      refuse(this, error);
      // Calls that waited are answered first.
      setImmediate(() => this.close(this.#refusalCode));
      return { ok: false, error };
    }
  }

  #refusalCode: number | undefined;

  /** From here on it is known who calls. */
  #enter(memberId: string | null): void {
    const { limits, now } = this.endpoint;
    if (memberId !== null && this.open) {
      if (!this.endpoint.enter(memberId)) {
        this.#refusalCode = closeCodes.tooManyConnections;
        throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too many connections' });
      }
      this.memberId = memberId;
      return;
    }
    this.limits = limits.guest;
    this.allowance = createAllowance(this.limits.callsPerSecond, this.limits.callBurst, now);
  }

  /** Ends the connection: its subscriptions fail with this error. */
  end(error: TRPCError, code: number): void {
    for (const { call } of this.subscriptions.values()) respondErrorSafely(this, call, error);
    this.close(code, error.code);
  }

  /** Begins the closing handshake; what was queued before is sent, nothing after it. `reason` is short ASCII. */
  close(code?: number, reason = ''): void {
    if (!this.open) return;
    this.outbox.flush();
    this.outbox.close();
    // The handshake must be read, however slow the reader was.
    if (this.#paused) this.#ws.resume();
    this.#ws.close(code, reason);
  }

  /** Cuts the connection. */
  cut(): void {
    this.#ws.terminate();
  }

  /** Asks the client to open a new connection and to move over to it. */
  tellToReconnect(): void {
    this.send('{"id":null,"method":"reconnect"}');
  }

  /** Resolves when the connection is gone. */
  get gone(): Promise<void> {
    return new Promise((resolve) => this.onGone(resolve));
  }

  /** Calls back once the connection is gone; at once, if it is already. */
  onGone(callback: () => void): void {
    if (this.#gone) callback();
    else this.#whenGone.push(callback);
  }

  /** Resolves when no call is in flight. */
  callsFinished(): Promise<void> {
    if (this.callsInFlight === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** To be called when a query or mutation has been answered. */
  callAnswered(): void {
    this.callsInFlight -= 1;
    if (this.callsInFlight === 0) this.#whenIdle?.();
  }

  /** To be called for each message, before anything else is done with it. */
  hear(): void {
    this.#pulse.hear();
  }

  /** To be called when the connection is gone: stops everything that runs for it. */
  leave(): void {
    this.outbox.close();
    for (const subscription of this.subscriptions.values()) subscription.stop();
    this.subscriptions.clear();
    this.#gone = true;
    this.#calls?.abort();
    for (const callback of this.#whenGone.splice(0)) callback();
    this.#callWaiting();
  }

  onFailure(error: Error): void {
    report(this, { id: null, jsonrpc: undefined, path: undefined, type: 'unknown', input: undefined }, error);
  }

  /** To be called regularly: notices what did not happen in time. */
  sweep(now: number): void {
    if (!this.open) return;
    const { limits } = this.endpoint;
    if (this.admission === null && now - this.#openedAt >= limits.connectionParamsWait) {
      this.close(closeCodes.connectionParamsMissing, 'connection params are missing');
    } else {
      this.#obey(this.#pulse.look(now, this.#socket.writableLength > 0, !this.#paused));
    }
  }

  #obey(verdict: Verdict): void {
    if (verdict === 'ping') this.send('PING');
    else if (verdict === 'dead') this.cut();
    else if (verdict === 'stalled') this.#closeSlow();
  }

  /** More is waiting for this client than before. */
  #checkBounds(): void {
    const { limits } = this.endpoint;
    // What only waits for more to leave with it is nobody's slowness.
    if (this.outbox.pending > limits.softBufferBytes) this.outbox.flush();
    const { pending } = this.outbox;
    if (pending > limits.hardBufferBytes) {
      this.#closeSlow();
    } else if (pending > limits.softBufferBytes && !this.#paused && this.open) {
      // Who does not take answers may not ask more.
      this.#paused = true;
      this.#ws.pause();
    }
  }

  #closeSlow(): void {
    if (!this.open) return;
    this.endpoint.stats.slowReadersClosed += 1;
    this.close(closeCodes.slowReader, 'slow reader');
  }

  /** The socket has taken a write. */
  #onTaken(): void {
    this.#pulse.take();
    this.endpoint.stats.writes += 1;
    if (this.outbox.pending * 2 > this.endpoint.limits.softBufferBytes) return;
    if (this.#paused) {
      this.#paused = false;
      this.#ws.resume();
    }
    if (this.#waiting.length > 0) this.#callWaiting();
  }

  #callWaiting(): void {
    while (this.#resuming < resumedAtOnce && (this.hasRoom || this.#gone)) {
      const callback = this.#waiting.shift();
      if (!callback) return;
      this.#resuming += 1;
      callback(() => {
        this.#resuming -= 1;
        // In a turn of its own, since this may be called in the middle of the loop.
        if (this.#waiting.length > 0) setImmediate(() => this.#callWaiting());
      });
    }
  }
}
