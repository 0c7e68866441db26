// What an uploaded file is, told by its bytes alone: names and headers are the sender's to choose.

type Kind = 'jpeg' | 'png' | 'webp' | 'gif';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The kind of picture these bytes begin as, or null. Only these four ever reach a decoder: others, SVG among them,
 * are programs in disguise.
 */
export function kindOf(bytes: Buffer): Kind | null {
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes.subarray(0, 8).equals(pngSignature)) return 'png';
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'gif';
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' ? 'webp' : null;
}

/** Whether a PNG moves: decoders show its first frame only and say nothing of the others. */
export function isAnimatedPng(bytes: Buffer): boolean {
  let at = pngSignature.length;
  // A chunk: its length, its name, that many bytes, a checksum.
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return false;
}
