// What travels over the bus at once: the messages one turn has for a topic, each behind its length.
import { randomBytes } from 'node:crypto';

/** Who has sent a packet, and need not hear it again; as many zeros for one that its sender is to hear too. */
export type Origin = Buffer;

const originBytes = 8;
const lengthBytes = 4;

export const everybody: Origin = Buffer.alloc(originBytes);

/** One that no other instance has. */
export const newOrigin = (): Origin => randomBytes(originBytes);

/** Bytes a message takes in a packet. */
export const packedBytes = (message: Buffer): number => lengthBytes + message.length;

/** Puts messages into one packet, in their order. */
export function pack(messages: readonly Buffer[], origin = everybody): Buffer {
  const bytes = messages.reduce((sum, message) => sum + packedBytes(message), originBytes);
  const packet = Buffer.allocUnsafe(bytes);
  let at = origin.copy(packet);
  for (const message of messages) {
    at = packet.writeUInt32BE(message.length, at);
    at += message.copy(packet, at);
  }
  return packet;
}

/** Whether a packet comes from there. */
export const isFrom = (origin: Origin, packet: Buffer): boolean =>
  packet.length >= originBytes && origin.compare(packet, 0, originBytes) === 0;

/** The messages of a packet, without copying them; what is cut off at its end is left out. */
export function unpack(packet: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  let at = originBytes;
  while (at + lengthBytes <= packet.length) {
    const start = at + lengthBytes;
    at = start + packet.readUInt32BE(at);
    if (at <= packet.length) messages.push(packet.subarray(start, at));
  }
  return messages;
}
