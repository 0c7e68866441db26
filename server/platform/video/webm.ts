// Whether a file is a WebM: its elements (EBML, RFC 8794) are walked by their lengths, none of any size is loaded.
import { fault, type Source } from './source.ts';

const ids = {
  head: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  empty: 0xec,
} as const;
const codecs = new Set(['V_VP8', 'V_VP9', 'V_AV1']);
/** Bytes of a text or a number that is read. */
const longestValue = 64;
/** What `trackType` says of pictures. */
const pictures = 1;

/** Where the content of an element begins and ends; `to` is null where it does not say, as in what was recorded live. */
type Element = { id: number; from: number; to: number | null };

/** Bytes of a number by its first byte: as many as the place of the first 1. */
const lengthBy = (first: number) => Math.clz32(first) - 23;

async function elementAt(source: Source, at: number, end: number): Promise<Element> {
  const head = await source.read(at, 12);
  const idLength = lengthBy(head[0] ?? 0);
  const sizeLength = lengthBy(head[idLength] ?? 0);
  if (idLength > 4 || sizeLength > 8) throw fault(at + 12 > end ? 'cutShort' : 'unknown');
  if (idLength + sizeLength > head.length) throw fault('cutShort');
  const from = at + idLength + sizeLength;
  let size = BigInt(head[idLength] ?? 0) & ((1n << BigInt(8 - sizeLength)) - 1n);
  for (const byte of head.subarray(idLength + 1, idLength + sizeLength)) size = (size << 8n) | BigInt(byte);
  const isOpen = size === (1n << BigInt(7 * sizeLength)) - 1n;
  if (!isOpen && size > BigInt(end - from)) throw fault('cutShort');
  return { id: head.readUIntBE(0, idLength), from, to: isOpen ? null : from + Number(size) };
}

/** Elements from here to there, as long as they say where they end. */
async function* elementsIn(source: Source, from: number, end: number): AsyncGenerator<Element> {
  for (let at: number | null = from; at !== null && at < end; ) {
    const element: Element = await elementAt(source, at, end);
    yield element;
    at = element.to;
  }
}

/** A short value; empty for one that is too long. */
async function shortValue(source: Source, { from, to }: Element): Promise<Buffer> {
  const length = (to ?? from) - from;
  return length > longestValue ? Buffer.alloc(0) : source.read(from, length);
}

/** Codecs of the tracks with pictures. */
async function codecsIn(source: Source, tracks: Element): Promise<string[]> {
  const found: string[] = [];
  for await (const track of elementsIn(source, tracks.from, tracks.to ?? tracks.from)) {
    if (track.id !== ids.track) continue;
    let [kind, codec] = [0, ''];
    for await (const fact of elementsIn(source, track.from, track.to ?? track.from)) {
      if (fact.id === ids.trackType) kind = (await shortValue(source, fact)).at(-1) ?? 0;
      if (fact.id === ids.codec)
        codec = (await shortValue(source, fact)).toString('latin1').replace(/\0+$/, '');
    }
    if (kind === pictures) found.push(codec);
  }
  return found;
}

/** @throws AppError UPLOAD_NOT_A_VIDEO with the reason. */
export async function judgeWebm(source: Source): Promise<void> {
  const head = await elementAt(source, 0, source.size);
  if (head.id !== ids.head || head.to === null) throw fault('unknown');
  let docType = '';
  for await (const fact of elementsIn(source, head.from, head.to))
    if (fact.id === ids.docType)
      docType = (await shortValue(source, fact)).toString('latin1').replace(/\0+$/, '');
  if (docType !== 'webm') throw fault(docType === 'matroska' ? 'matroska' : 'unknown');

  let codecsOfPictures: string[] | null = null;
  let hasContent = false;
  for await (const outer of elementsIn(source, head.to, source.size)) {
    if (outer.id === ids.empty) continue;
    if (outer.id !== ids.segment) throw fault('unknown');
    for await (const inner of elementsIn(source, outer.from, outer.to ?? source.size)) {
      if (inner.id === ids.tracks) codecsOfPictures ??= await codecsIn(source, inner);
      if (inner.id === ids.cluster) hasContent ||= inner.to === null || inner.to > inner.from;
      if (codecsOfPictures && hasContent) break;
    }
    break;
  }
  if (!codecsOfPictures) throw fault('noIndex');
  if (!hasContent) throw fault('cutShort');
  if (codecsOfPictures.length === 0) throw fault('noPictures');
  if (!codecsOfPictures.some((codec) => codecs.has(codec))) throw fault('codec');
}
