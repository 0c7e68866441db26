// A frame: one event as it travels from the bus to the feeds, encoded once.

/** Bits of a frame's first byte. */
const ephemeralFlag = 1;
const erasesFlag = 2;
/** One byte of flags, eight of seq; and eight of `erases` where the flag says so. */
const headerBytes = 9;
const erasesBytes = 8;

export type Frame = {
  /** The event's number in its topic; 0 for an ephemeral event, which has none. */
  readonly seq: number;
  readonly durable: boolean;
  /** Up to this seq nothing may be shown any more as rings hold it: the log has erased or replaced it. 0: nothing. */
  readonly erases: number;
  /** The event as JSON, the same bytes for every feed of this process. */
  readonly body: Buffer;
  /** The event itself, parsed when first asked for, and the same object every time. */
  readonly event: { type: string };
  /** What the WebSocket adapter made of it, under the id it was last sent with. */
  encoded: { id: number; bytes: Buffer } | null;
};

/** Makes the frame of an event already encoded as JSON. */
export function frameOf(body: Buffer, place: { seq: number; erases?: number } | 'ephemeral'): Frame {
  let parsed: { type: string } | undefined;
  return {
    seq: place === 'ephemeral' ? 0 : place.seq,
    durable: place !== 'ephemeral',
    erases: place === 'ephemeral' ? 0 : (place.erases ?? 0),
    body,
    encoded: null,
    get event() {
      parsed ??= JSON.parse(body.toString()) as { type: string };
      return parsed;
    },
  };
}

/** The bytes published on the bus: a small header, then the body untouched. */
export function encodeFrame(frame: Frame): Buffer {
  const header = headerBytes + (frame.erases > 0 ? erasesBytes : 0);
  const bytes = Buffer.allocUnsafe(header + frame.body.length);
  bytes[0] = (frame.durable ? 0 : ephemeralFlag) | (frame.erases > 0 ? erasesFlag : 0);
  bytes.writeBigUInt64BE(BigInt(frame.seq), 1);
  if (frame.erases > 0) bytes.writeBigUInt64BE(BigInt(frame.erases), headerBytes);
  frame.body.copy(bytes, header);
  return bytes;
}

/** Reads what `encodeFrame` wrote, without copying or parsing the body; null for anything too short to be one. */
export function decodeFrame(bytes: Buffer): Frame | null {
  if (bytes.length <= headerBytes) return null;
  const flags = bytes[0] ?? 0;
  if (flags & ephemeralFlag) return frameOf(bytes.subarray(headerBytes), 'ephemeral');
  const seq = Number(bytes.readBigUInt64BE(1));
  if ((flags & erasesFlag) === 0) return frameOf(bytes.subarray(headerBytes), { seq });
  if (bytes.length <= headerBytes + erasesBytes) return null;
  const erases = Number(bytes.readBigUInt64BE(headerBytes));
  return frameOf(bytes.subarray(headerBytes + erasesBytes), { seq, erases });
}
