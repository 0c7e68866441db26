// What all connections of a server share.
import type { IncomingMessage } from 'node:http';
import type { AnyRouter, TRPCError } from '@trpc/server';
import type { HeadOf } from './heads.ts';
import type { SocketLimits } from './limits.ts';
import type { Turn } from './turn.ts';

/** What the program may do with one connection. */
export type ConnectionHandle = {
  /** Calls back once the connection is gone; at once, if it is already. */
  onGone(callback: () => void): void;
  /** Ends the connection: its subscriptions fail with `error`, calls in flight get no answer. */
  end(error: TRPCError, code: number): void;
};

/** What a client sent along with `?connectionParams=1`; null without that. */
export type ConnectionParams = Record<string, string | undefined> | null;

export type Opening = {
  request: IncomingMessage;
  connectionParams: ConnectionParams;
  connection: ConnectionHandle;
};

export type CallFailure = {
  error: TRPCError;
  path: string | undefined;
  type: 'query' | 'mutation' | 'subscription' | 'unknown';
};

/** Counters since the start, and what is open now. */
export type SocketStats = {
  connections: number;
  feeds: number;
  /** Events of feeds made into the bytes that every subscription sends. */
  encodings: number;
  /** Time this took. */
  encodeMilliseconds: number;
  /** Frames of feeds queued for a connection. */
  deliveries: number;
  /** Buffers written to connections. */
  writes: number;
  /** Feeds that had to go on from the log, because their reader was slow. */
  catchUps: number;
  slowReadersClosed: number;
  callsRefused: number;
};

export type Endpoint = {
  readonly router: AnyRouter;
  /** Whether data goes out as it is, without a transformer: answers, errors, and feeds, which otherwise are sent like any other subscription. */
  readonly sendsPlainJson: boolean;
  readonly limits: SocketLimits;
  readonly turn: Turn;
  readonly headOf: HeadOf;
  readonly stats: SocketStats;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** Makes the context of a connection, once. A refusal is answered to the client, and the connection closed. */
  createContext(opening: Opening): unknown;
  /** The member a context belongs to; null for a guest. */
  memberOf(context: unknown): string | null;
  /** Counts a member's connection; false when they have too many. */
  enter(memberId: string): boolean;
  /** Hears of every error answered to a client, and of those that nobody could be told. */
  onError(failure: CallFailure): void;
};
