// A frame: one event as it travels from the bus to the feeds, encoded once.

/** Bits of a frame's first byte. */
const ephemeralFlag = 1;
const erasesFlag = 2;
/** One byte of flags, eight of seq; and eight of `erases` where the flag says so. */
const headerBytes = 9;
const erasesBytes = 8;

/** Where an event stands in its topic; `ephemeral` for one that stands nowhere. */
export type FramePlace = { seq: number; erases?: number } | 'ephemeral';

/** A class, since there are very many of them. */
export class Frame {
  /** The event's number in its topic; 0 for an ephemeral event, which has none. */
  readonly seq: number;
  readonly durable: boolean;
  /** Up to this seq nothing may be shown any more as rings hold it: the log has erased or replaced it. 0: nothing. */
  readonly erases: number;
  /** The event as JSON, the same bytes for every feed of this process. */
  readonly body: Buffer;
  /** What the WebSocket adapter made of it, under the id it was last sent with. */
  encoded: { id: number; bytes: Buffer } | null = null;
  #parsed: { type: string } | null = null;

  constructor(body: Buffer, place: FramePlace) {
    this.durable = place !== 'ephemeral';
    this.seq = place === 'ephemeral' ? 0 : place.seq;
    this.erases = place === 'ephemeral' ? 0 : (place.erases ?? 0);
    this.body = body;
  }

  /** The event itself, parsed when first asked for, and the same object every time. */
  get event(): { type: string } {
    this.#parsed ??= JSON.parse(this.body.toString()) as { type: string };
    return this.#parsed;
  }
}

/** The bytes published on the bus, of an event already encoded as JSON: a small header, then the JSON untouched. */
export function encodeFrame(json: string, place: FramePlace): Buffer {
  const { seq, erases = 0 } = place === 'ephemeral' ? { seq: 0 } : place;
  const header = headerBytes + (erases > 0 ? erasesBytes : 0);
  const bytes = Buffer.allocUnsafe(header + Buffer.byteLength(json));
  bytes[0] = (place === 'ephemeral' ? ephemeralFlag : 0) | (erases > 0 ? erasesFlag : 0);
  bytes.writeBigUInt64BE(BigInt(seq), 1);
  if (erases > 0) bytes.writeBigUInt64BE(BigInt(erases), headerBytes);
  bytes.write(json, header);
  return bytes;
}

/** Reads what `encodeFrame` wrote, without copying or parsing the body; null for anything too short to be one. */
export function decodeFrame(bytes: Buffer): Frame | null {
  if (bytes.length <= headerBytes) return null;
  const flags = bytes[0] ?? 0;
  if (flags & ephemeralFlag) return new Frame(bytes.subarray(headerBytes), 'ephemeral');
  const seq = Number(bytes.readBigUInt64BE(1));
  if ((flags & erasesFlag) === 0) return new Frame(bytes.subarray(headerBytes), { seq });
  if (bytes.length <= headerBytes + erasesBytes) return null;
  const erases = Number(bytes.readBigUInt64BE(headerBytes));
  return new Frame(bytes.subarray(headerBytes + erasesBytes), { seq, erases });
}
