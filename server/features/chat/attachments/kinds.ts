// What a file is known as, told by its bytes alone: names and headers are the sender's to choose. Good for a word beside
// its name and nothing else; it is served as bytes to be kept whatever it is.
import type { AttachedType } from '../../../../shared/attachments.ts';

/** How files of a type begin, in hexadecimal, from a place on. */
const beginnings: readonly (readonly [AttachedType, from: number, ...hex: string[]])[] = [
  // %PDF-
  ['pdf', 0, '255044462d'],
  // ZIP with something in it and with nothing, gzip, 7z, RAR, xz, Zstandard.
  ['archive', 0, '504b0304', '504b0506', '1f8b', '377abcaf271c', '526172211a07', 'fd377a585a00', '28b52ffd'],
  // Ogg, FLAC, MP3 with a tag and without.
  ['audio', 0, '4f676753', '664c6143', '494433', 'fffb', 'fff3', 'fff2'],
  // WAVE in a RIFF.
  ['audio', 8, '57415645'],
  // MP4 and its kin.
  ['video', 4, '66747970'],
  // Matroska with WebM.
  ['video', 0, '1a45dfa3'],
];

/** Bytes of a file that are looked at for whether it is text. */
const head = 4_096;

export function typeOf(bytes: Buffer): AttachedType {
  const found = beginnings.find(([, from, ...hex]) => {
    const start = bytes.toString('hex', from, from + 8);
    return hex.some((beginning) => start.startsWith(beginning));
  });
  return found?.[0] ?? (isText(bytes) ? 'text' : 'other');
}

/** UTF-8 without control characters but spaces, as far as it was looked at. */
function isText(bytes: Buffer): boolean {
  try {
    // A character may be cut at the end of what is looked at.
    const said = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, head), { stream: true });
    return !/(?![\t\n\f\r])\p{Cc}/u.test(said);
  } catch {
    return false;
  }
}
