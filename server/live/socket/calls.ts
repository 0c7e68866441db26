// One call of a client: query, mutation, the start or the stop of a subscription.
import { TRPCError } from '@trpc/server';
import { isObservable } from '@trpc/server/observable';
import type { TRPCClientOutgoingMessage } from '@trpc/server/rpc';
import { AppError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { type Arrival, admitted, callProcedure, isAsyncIterable, type Request } from './procedure.ts';
import { jsonrpcOf, refuse, respond, respondErrorSafely } from './respond.ts';
import { Subscription } from './subscription.ts';

/** Starts a call and returns at once. Whatever the procedure does, the client is answered, and this does not throw. */
export function runCall(connection: Connection, message: TRPCClientOutgoingMessage, arrival: Arrival): void {
  const { id, jsonrpc } = message;
  if (id === null) {
    const error = new TRPCError({ code: 'PARSE_ERROR', message: '`id` is required' });
    refuse(connection, error, { id, jsonrpc });
    return;
  }
  if (message.method === 'subscription.stop') {
    connection.subscriptions.get(id)?.stop();
    return;
  }
  const { path, input, lastEventId } = message.params;
  const call: Request = {
    id,
    jsonrpc,
    path,
    type: message.method,
    input: lastEventId === undefined ? input : withLastEventId(input, lastEventId),
  };
  if (call.type !== 'subscription') {
    void answer(connection, call, arrival);
  } else if (connection.subscriptions.has(id)) {
    const error = new TRPCError({ code: 'BAD_REQUEST', message: `Duplicate id ${id}` });
    respondErrorSafely(connection, call, error);
  } else {
    void new Subscription(connection, call).run(arrival);
  }
}

function withLastEventId(input: unknown, lastEventId: string): unknown {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input, lastEventId };
  return input ?? { lastEventId };
}

/** Runs a query or mutation. */
async function answer(connection: Connection, call: Request, arrival: Arrival): Promise<void> {
  connection.callsInFlight += 1;
  try {
    if (connection.callsInFlight > connection.limits.callsInFlight) throw tooManyCalls(connection);
    await admitted(arrival);
    const data = await callProcedure(connection, call, arrival, connection.callSignal);
    if (isAsyncIterable(data) || isObservable(data)) {
      throw new TRPCError({
        code: 'UNSUPPORTED_MEDIA_TYPE',
        message: `Cannot return an async iterable or observable from a ${call.type} procedure with WebSockets`,
      });
    }
    const { id, jsonrpc } = call;
    respond(connection, { id, ...jsonrpcOf(jsonrpc), result: { type: 'data', data } });
  } catch (cause) {
    respondErrorSafely(connection, call, cause);
  } finally {
    connection.callAnswered();
  }
}

function tooManyCalls(connection: Connection): AppError {
  connection.endpoint.stats.callsRefused += 1;
  return new AppError('RATE_LIMITED', { retryAfter: 1 });
}
