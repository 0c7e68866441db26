// The beginning of each message of a feed's subscription, byte for byte as tRPC writes it.
import type { RequestId } from './respond.ts';

/** Clients number their requests from 1, so many connections have the same beginnings and can share them. */
const sharedIds = 1_024;

export type HeadOf = (id: RequestId, jsonrpc: '2.0' | undefined) => Buffer;

export function createHeads(): HeadOf {
  const shared = new Map<RequestId, Buffer>();
  return (id, jsonrpc) => {
    const known = jsonrpc === undefined ? shared.get(id) : undefined;
    if (known) return known;
    const version = jsonrpc === undefined ? '' : `"jsonrpc":${JSON.stringify(jsonrpc)},`;
    const head = Buffer.from(`{"id":${JSON.stringify(id)},${version}"result":{"type":"data","data":`);
    const isShared = jsonrpc === undefined && typeof id === 'number' && id >= 0 && id < sharedIds;
    if (isShared && Number.isInteger(id)) shared.set(id, head);
    return head;
  };
}
