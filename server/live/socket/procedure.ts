// Calling a procedure of the router for a client.
import { callTRPCProcedure } from '@trpc/server';
import type { Admission, Connection } from './connection.ts';
import { runSteps, stepsOf } from './pipeline.ts';
import type { Call, RequestId } from './respond.ts';

export type Request = Call & { id: RequestId; path: string; type: 'query' | 'mutation' | 'subscription' };

/** How a call came: its place in its batch, and whether its connection is admitted. */
export type Arrival = { batchIndex: number; admission: Promise<Admission> };

/** Waits until it is known who calls. @throws why the connection was refused. */
export async function admitted({ admission }: Arrival): Promise<void> {
  const result = await admission;
  if (!result.ok) throw result.error;
}

/** @throws what the procedure throws, or NOT_FOUND. */
export function callProcedure(
  connection: Connection,
  { path, type, input }: Request,
  { batchIndex }: Arrival,
  signal: AbortSignal,
): Promise<unknown> {
  const { router } = connection.endpoint;
  const options = {
    path,
    getRawInput: async () => input,
    ctx: connection.context,
    type,
    signal,
    batchIndex,
  };
  const steps = stepsOf(router, path, type);
  return steps ? runSteps(steps, options) : callTRPCProcedure({ router, ...options });
}

export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
