// Frames of a WebSocket server (RFC 6455, section 5.2): whole, unmasked, uncompressed.

/** First byte of a text message in one frame, and of a pong. */
export const textFrame = 0x81;
export const pongFrame = 0x8a;

/** Bytes of the header before a payload. */
export function headerLength(payload: number): number {
  if (payload < 126) return 2;
  return payload < 65_536 ? 4 : 10;
}

/** Writes a header and returns where the payload begins. */
export function writeHeader(target: Buffer, at: number, first: number, payload: number): number {
  target[at] = first;
  if (payload < 126) {
    target[at + 1] = payload;
    return at + 2;
  }
  if (payload < 65_536) {
    target[at + 1] = 126;
    target[at + 2] = payload >>> 8;
    target[at + 3] = payload & 0xff;
    return at + 4;
  }
  target[at + 1] = 127;
  target.writeBigUInt64BE(BigInt(payload), at + 2);
  return at + 10;
}
