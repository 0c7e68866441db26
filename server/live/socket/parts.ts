// The frames that wait on one connection, as pairs of buffers: the head of a message and its body.
import { headerLength, pongFrame, textFrame, writeHeader } from './wire.ts';

/** Head and body of each frame in turn. Bodies are shared by many connections, heads by some. */
export type Parts = Buffer[];

export const nothing = Buffer.alloc(0);

/** Stands for the head of a frame whose body is the payload of a pong. */
export const pongMark = Buffer.alloc(0);

/** Bytes a frame takes on the wire. */
export function frameLength(head: Buffer, body: Buffer): number {
  const payload = head.length + body.length;
  return headerLength(payload) + payload;
}

/** Writes all frames into one buffer. @param length the sum of their `frameLength`. */
export function assemble(parts: Parts, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (let index = 0; index < parts.length; index += 2) {
    const head = parts[index] ?? nothing;
    const body = parts[index + 1] ?? nothing;
    const first = head === pongMark ? pongFrame : textFrame;
    at = writeHeader(bytes, at, first, head.length + body.length);
    bytes.set(head, at);
    at += head.length;
    bytes.set(body, at);
    at += body.length;
  }
  return bytes;
}
