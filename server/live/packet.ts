// What travels over the bus at once: the messages one turn has for a topic, each behind its length.

const lengthBytes = 4;

/** Bytes a message takes in a packet. */
export const packedBytes = (message: Buffer): number => lengthBytes + message.length;

/** Puts messages into one packet, in their order. */
export function pack(messages: readonly Buffer[]): Buffer {
  const packet = Buffer.allocUnsafe(messages.reduce((sum, message) => sum + packedBytes(message), 0));
  let at = 0;
  for (const message of messages) {
    at = packet.writeUInt32BE(message.length, at);
    at += message.copy(packet, at);
  }
  return packet;
}

/** The messages of a packet, without copying them; what is cut off at its end is left out. */
export function unpack(packet: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  let at = 0;
  while (at + lengthBytes <= packet.length) {
    const start = at + lengthBytes;
    at = start + packet.readUInt32BE(at);
    if (at <= packet.length) messages.push(packet.subarray(start, at));
  }
  return messages;
}
