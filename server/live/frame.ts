// A frame: one event as it travels from the bus to the feeds, encoded once.

/** Bits of a frame's first byte. */
const ephemeralFlag = 1;
const endsFlag = 2;
/** One byte of flags, eight of seq. */
const headerBytes = 9;

export type Frame = {
  /** The event's number in its topic; 0 for an ephemeral event, which has none. */
  readonly seq: number;
  readonly durable: boolean;
  /** Nothing before this event may be shown any more: rings forget it, as the log has. */
  readonly ends: boolean;
  /** The event as JSON, the same bytes for every feed of this process. */
  readonly body: Buffer;
  /** The event itself, parsed when first asked for, and the same object every time. */
  readonly event: { type: string };
  /** What the WebSocket adapter made of it, under the id it was last sent with. */
  encoded: { id: number; bytes: Buffer } | null;
};

/** Makes the frame of an event already encoded as JSON. */
export function frameOf(body: Buffer, place: { seq: number; ends?: boolean } | 'ephemeral'): Frame {
  let parsed: { type: string } | undefined;
  return {
    seq: place === 'ephemeral' ? 0 : place.seq,
    durable: place !== 'ephemeral',
    ends: place !== 'ephemeral' && (place.ends ?? false),
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
  const bytes = Buffer.allocUnsafe(headerBytes + frame.body.length);
  bytes[0] = (frame.durable ? 0 : ephemeralFlag) | (frame.ends ? endsFlag : 0);
  bytes.writeBigUInt64BE(BigInt(frame.seq), 1);
  frame.body.copy(bytes, headerBytes);
  return bytes;
}

/** Reads what `encodeFrame` wrote, without copying or parsing the body; null for anything too short to be one. */
export function decodeFrame(bytes: Buffer): Frame | null {
  if (bytes.length <= headerBytes) return null;
  const flags = bytes[0] ?? 0;
  const body = bytes.subarray(headerBytes);
  if (flags & ephemeralFlag) return frameOf(body, 'ephemeral');
  return frameOf(body, { seq: Number(bytes.readBigUInt64BE(1)), ends: (flags & endsFlag) !== 0 });
}
