// Files that people, and others, might upload. For tests.
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photograph of noise with everything a telephone writes beside it, lying on its side: its first row is red. */
export function photograph(width = 1_200, height = 800): Promise<Buffer> {
  const red = {
    create: { width, height: Math.ceil(height / 4), channels: 3, background: '#ff0000' },
  } as const;
  const noise = {
    create: {
      width,
      height,
      channels: 3,
      background: '#000000',
      noise: { type: 'gaussian', mean: 90, sigma: 20 },
    },
  } as const;
  return sharp(noise)
    .composite([{ input: red, gravity: 'north' }])
    .withExif({
      IFD0: { Make: 'SecretCamera', Copyright: 'SecretOwner' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 5916/100', GPSLongitudeRef: 'E' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretNote</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 80 })
    .toBuffer();
}

export const plainPicture = (format: 'png' | 'webp' | 'gif' | 'jpeg', width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 4, background: '#3366cc' } })
    .toFormat(format)
    .toBuffer();

export async function animation(format: 'webp' | 'gif'): Promise<Buffer> {
  const colours = ['#ff0000', '#00ff00', '#0000ff'];
  const frames = colours.map((background) =>
    sharp({ create: { width: 64, height: 64, channels: 4, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

/** One chunk of a PNG: length, name, content, checksum. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** A PNG that moves, as far as its head says so; programs that know nothing of it show a still. */
export async function movingPng(): Promise<Buffer> {
  const still = await plainPicture('png');
  const head = 8 + 25;
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  return Buffer.concat([still.subarray(0, head), chunk('acTL', control), still.subarray(head)]);
}

/** A true PNG of some 100 kB that unfolds to 900 million pixels. */
export function bomb(side = 30_000): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit a pixel, grey.
  head[8] = 1;
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
