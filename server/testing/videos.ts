// Films as small as they can be: what says what they are is real, their pictures are noise. For tests.
import { randomBytes } from 'node:crypto';

/** A box of MP4. */
export function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A track of MP4. @param handler vide for pictures, soun for sound. */
export const track = (handler: string, codec: string): Buffer => {
  const described = box('stsd', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box(codec, Buffer.alloc(70)));
  return box(
    'trak',
    box('tkhd', Buffer.alloc(84)),
    box(
      'mdia',
      box('mdhd', Buffer.alloc(24)),
      box('hdlr', Buffer.alloc(8), handler, Buffer.alloc(12)),
      box('minf', box('vmhd', Buffer.alloc(12)), box('stbl', described)),
    ),
  );
};

export const kindOf = (...brands: string[]): Buffer =>
  box('ftyp', brands[0] ?? '', Buffer.alloc(4), ...brands);

/** @param bytes of noise in place of pictures. */
export const mp4 = (bytes = 1_000): Buffer =>
  Buffer.concat([
    kindOf('isom', 'avc1', 'mp41'),
    box('free'),
    box('moov', box('mvhd', Buffer.alloc(100)), track('soun', 'mp4a'), track('vide', 'avc1')),
    box('mdat', randomBytes(bytes)),
  ]);

/** An element of EBML. @param id with its marker; `open` leaves out where it ends. */
export function element(id: number, content: Buffer | string, { open = false } = {}): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  const name = Buffer.from(id.toString(16).padStart(id > 0xff_ff ? 8 : id > 0xff ? 4 : 2, '0'), 'hex');
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(open ? 0x01ff_ffff_ffff_ffffn : 0x0100_0000_0000_0000n + BigInt(body.length));
  return Buffer.concat([name, size, body]);
}

export const webmTrack = (kind: number, codec: string): Buffer =>
  element(
    0xae,
    Buffer.concat([
      element(0xd7, Buffer.from([1])),
      element(0x83, Buffer.from([kind])),
      element(0x86, codec),
    ]),
  );

type Webm = { docType?: string; tracks?: Buffer[]; bytes?: number; open?: boolean };

/** @param open as browsers record it: nothing says where it ends. */
export const webm = ({ docType = 'webm', tracks, bytes = 1_000, open = false }: Webm = {}): Buffer => {
  const inside = Buffer.concat([
    element(0x1549a966, Buffer.alloc(20)),
    element(0x1654ae6b, Buffer.concat(tracks ?? [webmTrack(2, 'A_OPUS'), webmTrack(1, 'V_VP8')])),
    element(0x1f43b675, randomBytes(bytes), { open }),
  ]);
  return Buffer.concat([
    element(0x1a45dfa3, Buffer.concat([element(0x4286, Buffer.from([1])), element(0x4282, docType)])),
    element(0x18538067, inside, { open }),
  ]);
};
