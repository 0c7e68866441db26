// Answers to a client, as tRPC shapes them.
import {
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError,
  transformTRPCResponse,
} from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY, type TRPCErrorShape, type TRPCResponseMessage } from '@trpc/server/rpc';
import type { Connection } from './connection.ts';
import type { CallFailure } from './endpoint.ts';

export type RequestId = number | string;

/** What an answer repeats of its call. */
export type Address = { id: RequestId | null; jsonrpc: '2.0' | undefined };

export type Call = Address & { path: string | undefined; type: CallFailure['type']; input: unknown };

/** What belongs to no call. */
const noCall: Call = { id: null, jsonrpc: undefined, path: undefined, type: 'unknown', input: undefined };

/** What the client gets when its error cannot be shaped or encoded: nothing that a formatter would have hidden. */
const fallbackShape: TRPCErrorShape = {
  code: TRPC_ERROR_CODES_BY_KEY.INTERNAL_SERVER_ERROR,
  message: 'Internal server error',
  data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 },
};

/** Queues an answer; drops it once closing has begun. @throws when it cannot be encoded. */
export function respond(connection: Connection, message: TRPCResponseMessage): void {
  if (!connection.open) return;
  const { router, sendsPlainJson } = connection.endpoint;
  const shaped = sendsPlainJson ? message : transformTRPCResponse(router._def._config, message);
  connection.send(JSON.stringify(shaped));
}

/** Tells the server of an error. */
export function report(connection: Connection, call: Call, cause: unknown): TRPCError {
  const error = getTRPCErrorFromUnknown(cause);
  connection.endpoint.onError({ error, path: call.path, type: call.type });
  return error;
}

/** Tells the server and the client of an error. @throws when the answer cannot be encoded. */
export function respondError(connection: Connection, call: Call, cause: unknown): void {
  const error = report(connection, call, cause);
  const { id, jsonrpc } = call;
  respond(connection, { id, ...jsonrpcOf(jsonrpc), error: shapeOf(connection, call, error) });
}

/** The same where an answer that cannot be encoded must not stop anything: the client gets a plainer one. */
export function respondErrorSafely(connection: Connection, call: Call, cause: unknown): void {
  try {
    respondError(connection, call, cause);
  } catch (failure) {
    report(connection, call, failure);
    respond(connection, { id: call.id, ...jsonrpcOf(call.jsonrpc), error: fallbackShape });
  }
}

/** Tells the client that something it sent, or its connection as a whole, was refused. */
export function refuse(connection: Connection, cause: unknown, address: Address = noCall): void {
  respondErrorSafely(connection, { ...noCall, ...address }, cause);
}

/** The envelope's optional member, absent rather than undefined. */
export function jsonrpcOf(jsonrpc: '2.0' | undefined): { jsonrpc?: '2.0' } {
  return jsonrpc === undefined ? {} : { jsonrpc };
}

function shapeOf(connection: Connection, call: Call, error: TRPCError): TRPCErrorShape {
  const { path, type, input } = call;
  const config = connection.endpoint.router._def._config;
  try {
    return getTRPCErrorShape({ config, ctx: connection.context, error, path, type, input });
  } catch (failure) {
    report(connection, call, failure);
    return fallbackShape;
  }
}
