// One subscription of a client, from its request until its id is free again.
import { getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';
import { isObservable, observableToAsyncIterable } from '@trpc/server/observable';
import { AppError } from '../../errors.ts';
import { isFeed } from '../feed.ts';
import type { Connection } from './connection.ts';
import { FeedSubscription } from './feedSubscription.ts';
import { type Arrival, admitted, callProcedure, isAsyncIterable, type Request } from './procedure.ts';
import { isAbortError, pump } from './pump.ts';
import { jsonrpcOf, report, respond, respondErrorSafely } from './respond.ts';

/** A class, since there are very many of them. */
export class Subscription {
  readonly call: Request;
  readonly #connection: Connection;
  readonly #controller = new AbortController();
  #feed: FeedSubscription | null = null;

  constructor(connection: Connection, call: Request) {
    this.#connection = connection;
    this.call = call;
    // Before anything is waited for, so that a stop or the end of the connection finds it.
    connection.subscriptions.set(call.id, this);
  }

  /** Runs it. Whatever the procedure does, the client is told of the end, and this does not reject. */
  async run(arrival: Arrival): Promise<void> {
    let failed = false;
    try {
      await this.#open(arrival);
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      failed = !this.#isCancelledSetup(error);
      if (failed) respondErrorSafely(this.#connection, this.call, error);
    }
    // A feed goes on by itself.
    if (this.#feed === null) this.#finish(!failed);
  }

  /** Cancels it; the end comes when it has cleaned up. */
  stop(): void {
    this.#abort();
    this.#feed?.stop();
  }

  async #open(arrival: Arrival): Promise<void> {
    const { call } = this;
    const connection = this.#connection;
    const { signal } = this.#controller;
    await admitted(arrival);
    if (connection.subscriptions.size > connection.limits.feeds) throw this.#tooMany();
    if (signal.aborted || !connection.open) return;
    const result = await callProcedure(connection, call, arrival, signal);
    // A running subscription must not keep its input: it may be large, and there may be many.
    call.input = undefined;
    if (!isAsyncIterable(result) && !isObservable(result)) {
      throw new TRPCError({
        code: 'INTERNAL_SERVER_ERROR',
        message: `Subscription ${call.path} did not return an observable or a AsyncGenerator`,
      });
    }
    if (!connection.open) {
      this.#abort();
      // Asking an observable for its values would start it.
      if (isObservable(result)) return;
    }
    const iterable = isObservable(result) ? observableToAsyncIterable(result, signal) : result;
    if (signal.aborted) {
      await this.#discard(iterable);
      return;
    }
    this.#respond('started');
    if (isFeed(result) && connection.endpoint.sendsPlainJson) {
      const head = connection.endpoint.headOf(call.id, call.jsonrpc);
      this.#feed = new FeedSubscription(connection, head, result, (error) => this.#onFeedEnd(error));
    } else {
      await this.#pump(iterable);
    }
  }

  async #pump(iterable: AsyncIterable<unknown>): Promise<void> {
    try {
      await pump(this.#connection, this.call, iterable, this.#controller);
    } catch (cause) {
      // The client hears of the error, and then that the subscription has stopped.
      respondErrorSafely(this.#connection, this.call, cause);
    }
  }

  #onFeedEnd(error: unknown): void {
    // Whatever else the procedure has begun ends too.
    this.#abort();
    if (error !== null) respondErrorSafely(this.#connection, this.call, error);
    this.#finish(true);
  }

  /** Frees the id, and says so. */
  #finish(saysStopped: boolean): void {
    this.#connection.subscriptions.delete(this.call.id);
    if (!this.#connection.open) this.#abort();
    if (saysStopped) this.#respond('stopped');
  }

  #respond(type: 'started' | 'stopped'): void {
    const { id, jsonrpc } = this.call;
    respond(this.#connection, { id, ...jsonrpcOf(jsonrpc), result: { type } });
  }

  /** Ends an iterable that nobody has asked for anything. */
  async #discard(iterable: AsyncIterable<unknown>): Promise<void> {
    try {
      await iterable[Symbol.asyncIterator]().return?.();
    } catch (cause) {
      report(this.#connection, this.call, cause);
    }
  }

  /** Aborting again would only build another error. */
  #abort(): void {
    if (!this.#controller.signal.aborted) this.#controller.abort();
  }

  /** A procedure that gives up because it was cancelled says so by an AbortError, which is no error to anybody. */
  #isCancelledSetup(error: TRPCError): boolean {
    const isAbort = error.code === 'INTERNAL_SERVER_ERROR' && isAbortError(error.cause);
    return isAbort && this.#controller.signal.aborted;
  }

  #tooMany(): AppError {
    const { endpoint, limits } = this.#connection;
    endpoint.stats.callsRefused += 1;
    return new AppError('TOO_MANY_FEEDS', { max: limits.feeds });
  }
}
