// What a client sends: keep-alive words, connection params, calls alone and in batches.
import { TRPCError } from '@trpc/server';
import { parseConnectionParamsFromUnknown } from '@trpc/server/http';
import { parseTRPCMessage, type TRPCClientOutgoingMessage } from '@trpc/server/rpc';
import { AppError } from '../../errors.ts';
import { runCall } from './calls.ts';
import { closeCodes } from './closeCodes.ts';
import type { Connection } from './connection.ts';
import type { ConnectionParams } from './endpoint.ts';
import { type Address, type RequestId, refuse } from './respond.ts';

/** A word that costs the server next to nothing, as a part of a call. */
const wordCost = 0.1;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes one message. Whatever it holds, this returns and does not throw. */
export function receive(connection: Connection, data: Buffer, isBinary: boolean): void {
  connection.hear();
  if (!connection.open) return;
  if (!isBinary && data.length === 4) {
    const word = data.toString();
    if (word === 'PING' || word === 'PONG') {
      // One too many is not refused: the answer would be many times as long as the word.
      if (isGranted(connection, wordCost, () => {}) && word === 'PING') connection.send('PONG');
      return;
    }
  }
  if (connection.admission === null) {
    void connection.admit(() => connectionParamsOf(data, isBinary));
    return;
  }
  let raw: unknown;
  try {
    raw = decode(data, isBinary);
  } catch (cause) {
    const tooMany = () => refuse(connection, rateLimited());
    if (isGranted(connection, 1, tooMany)) refuse(connection, new TRPCError({ code: 'PARSE_ERROR', cause }));
    return;
  }
  const messages: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (!isGranted(connection, costOf(messages), () => refuseAll(connection, messages, rateLimited()))) return;
  if (Array.isArray(raw) && messages.length > connection.endpoint.limits.batchSize) {
    const error = new TRPCError({ code: 'BAD_REQUEST', message: 'Batch call exceeds maximum size' });
    refuseAll(connection, messages, error);
    return;
  }
  const calls = parse(connection, messages);
  const { admission } = connection;
  for (const [batchIndex, call] of calls.entries()) runCall(connection, call, { batchIndex, admission });
}

function decode(data: Buffer, isBinary: boolean): unknown {
  if (isBinary) throw new Error('Binary messages are not understood: send JSON as text.');
  return JSON.parse(data.toString());
}

function connectionParamsOf(data: Buffer, isBinary: boolean): ConnectionParams {
  let message: unknown;
  try {
    message = decode(data, isBinary);
    if (!isRecord(message)) throw new Error('Message was not an object');
  } catch (cause) {
    throw new TRPCError({ code: 'PARSE_ERROR', message: 'Malformed TRPCConnectionParamsMessage', cause });
  }
  return parseConnectionParamsFromUnknown(message['data']);
}

/** One bad message spoils its batch, as the protocol has it. */
function parse(connection: Connection, messages: unknown[]): TRPCClientOutgoingMessage[] {
  const { router, limits } = connection.endpoint;
  try {
    return messages.map((raw) => {
      const message = parseTRPCMessage(raw, router._def._config.transformer);
      if (String(message.id).length > limits.requestIdLength) throw new Error('Invalid request id');
      return message;
    });
  } catch (cause) {
    refuse(connection, new TRPCError({ code: 'PARSE_ERROR', cause }));
    return [];
  }
}

const costOf = (messages: unknown[]): number =>
  messages.reduce<number>(
    (sum, raw) => sum + (isRecord(raw) && raw['method'] === 'subscription.stop' ? wordCost : 1),
    0,
  );

const rateLimited = () => new AppError('RATE_LIMITED', { retryAfter: 1 });

/** Whether the client may go on now. If not, it is told by `tellTooMany`, or closed where it was told often enough. */
function isGranted(connection: Connection, cost: number, tellTooMany: () => void): boolean {
  const granted = connection.allowance.take(cost);
  if (granted === 'granted') return true;
  connection.endpoint.stats.callsRefused += 1;
  if (granted === 'overdrawn') connection.close(closeCodes.tooManyCalls, 'too many calls');
  else tellTooMany();
  return false;
}

/** Answers every call of a batch with the same error, so that none waits for ever; or the batch, if it has no calls. */
function refuseAll(connection: Connection, messages: unknown[], error: TRPCError): void {
  const addresses = messages.flatMap((raw) => addressOf(raw, connection.endpoint.limits.requestIdLength));
  for (const address of addresses) refuse(connection, error, address);
  if (addresses.length === 0) refuse(connection, error);
}

function addressOf(raw: unknown, idLength: number): Address[] {
  if (!isRecord(raw) || raw['method'] === 'subscription.stop') return [];
  const { id, jsonrpc } = raw;
  if (!isRequestId(id) || String(id).length > idLength) return [];
  return [{ id, jsonrpc: jsonrpc === '2.0' ? '2.0' : undefined }];
}

const isRequestId = (value: unknown): value is RequestId =>
  typeof value === 'number' || typeof value === 'string';
