// The bytes of a catalogue file as lines of text, a little at a time.
import { createReadStream } from 'node:fs';

/** What `windows-1252` has at 0x80 to 0x9F; Node's own decoder took these for control characters in some releases. */
const windows1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const fromWindows1252 = (latin1: string) =>
  latin1.replace(/[\x80-\x9f]/g, (byte) => windows1252[byte.charCodeAt(0) - 0x80] ?? byte);

/**
 * What is UTF-8 beyond doubt inside a line that is not: three bytes and more, letters of the Latin alphabet with their
 * marks, or two-byte characters in a row (Cyrillic, Greek). Single others may be two characters of windows-1252.
 */
const surely =
  /[\xc2\xc3][\x80-\xbf]|(?:[\xc4-\xdf][\x80-\xbf]){2,}|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How far a file is read, in bytes, and its lines by what they were written in, but those of plain ASCII. */
export type Reading = { bytes: number; 'utf-8': number; 'windows-1252': number; mixed: number };

export const newReading = (): Reading => ({ bytes: 0, 'utf-8': 0, 'windows-1252': 0, mixed: 0 });

/** One line of a file that claims no encoding: UTF-8 where that is valid, windows-1252 where it is not. */
export function decodeLine(bytes: Buffer, reading: Reading): string {
  const latin1 = bytes.toString('latin1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every byte of ASCII
  if (/^[\x00-\x7f]*$/.test(latin1)) return latin1;
  try {
    const text = utf8.decode(bytes);
    reading['utf-8'] += 1;
    return text;
  } catch {
    let text = '';
    let from = 0;
    for (const { 0: sequence, index } of latin1.matchAll(surely)) {
      const characters = Buffer.from(sequence, 'latin1').toString();
      if (characters.includes('\ufffd')) continue;
      text += fromWindows1252(latin1.slice(from, index)) + characters;
      from = index + sequence.length;
    }
    reading[from > 0 ? 'mixed' : 'windows-1252'] += 1;
    return text + fromWindows1252(latin1.slice(from));
  }
}

/** A line longer than this is no line of a catalogue. */
const lineBytesAtMost = 1 << 20;

/** The file turned out to be no text. */
export class NotTextError extends Error {
  override name = 'NotTextError';
}

async function* linesOf(file: string, reading: Reading): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    reading.bytes += chunk.length;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end + 1);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > lineBytesAtMost)
      throw new NotTextError('The file is no catalogue: a line is longer than 1 MiB.');
  }
  if (rest.length > 0) yield rest;
}

/** The text of a file in pieces. `auto` decides line by line and counts what it took each for. */
export async function* decoded(file: string, encoding: string, reading: Reading): AsyncGenerator<string> {
  if (encoding === 'auto' || encoding === 'windows-1252') {
    for await (const line of linesOf(file, reading)) {
      yield encoding === 'auto' ? decodeLine(line, reading) : fromWindows1252(line.toString('latin1'));
    }
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    reading.bytes += chunk.length;
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** The encoding a byte order mark at the beginning names. */
export function markedEncoding(head: Buffer): string | null {
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf-16le';
  if (head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return 'utf-16be';
  return null;
}

/** Whether the name is one of the Encoding Standard's that Node knows. */
export function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}
