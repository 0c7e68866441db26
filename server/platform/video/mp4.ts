// Whether a file is an MP4 that browsers play: its boxes (ISO/IEC 14496-12) are walked by their lengths, none is loaded.
import { fault, type Source } from './source.ts';

/** Brands of files with pictures and sound; those of still pictures and of QuickTime alone are not among them. */
const brand = /^(?:iso[m2-9]|mp4[12]|avc1|dash|M4V[ HP]|MSNV)$/;
/** H.264, AV1 and VP9. */
const codecs = new Set(['avc1', 'avc3', 'av01', 'vp09']);
/** Bytes of the box that says what a file is. */
const longestKind = 4_096;

/** Where the content of a box begins and ends. */
type Box = { type: string; from: number; to: number };

/** The boxes from here to there. @throws AppError where one is longer than what it stands in. */
async function* boxesIn(source: Source, from: number, to: number): AsyncGenerator<Box> {
  for (let at = from; at < to; ) {
    const head = await source.read(at, 16);
    if (to - at < 8 || head.length < 8) throw fault('cutShort');
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) throw fault('cutShort');
    // 1: the length stands behind the type, in 64 bits; 0: to the end.
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
    const headLength = short === 1 ? 16 : 8;
    if (length < headLength) throw fault('unknown');
    if (length > to - at) throw fault('cutShort');
    yield { type: head.toString('latin1', 4, 8), from: at + headLength, to: at + length };
    at += length;
  }
}

/** The first box of a type among those in another. */
async function findBox(source: Source, { from, to }: Box, type: string): Promise<Box | null> {
  for await (const box of boxesIn(source, from, to)) if (box.type === type) return box;
  return null;
}

/** How a track's pictures are coded; null for a track of something else. */
async function codecOf(source: Source, track: Box): Promise<string | null> {
  const media = await findBox(source, track, 'mdia');
  const handler = media && (await findBox(source, media, 'hdlr'));
  if (!media || !handler) return null;
  if ((await source.read(handler.from, 12)).toString('latin1', 8) !== 'vide') return null;
  let box: Box | null = media;
  for (const type of ['minf', 'stbl', 'stsd']) box = box && (await findBox(source, box, type));
  // Flags, how many there are, and the first of them with its length before its type.
  return box ? (await source.read(box.from, 16)).toString('latin1', 12) : '';
}

/** @throws AppError UPLOAD_NOT_A_VIDEO with the reason. */
export async function judgeMp4(source: Source): Promise<void> {
  let index: Box | null = null;
  let isKnown = false;
  let hasContent = false;
  for await (const box of boxesIn(source, 0, source.size)) {
    if (box.type === 'ftyp') {
      if (box.to - box.from > longestKind) throw fault('unknown');
      const names = (await source.read(box.from, box.to - box.from)).toString('latin1');
      // The main brand, its version, and what else it is compatible with.
      const told = [names.slice(0, 4), ...(names.slice(8).match(/.{4}/gs) ?? [])];
      isKnown ||= told.some((name) => brand.test(name));
    } else if (box.type === 'moov') index ??= box;
    else if (box.type === 'mdat') hasContent ||= box.to > box.from;
  }
  if (!isKnown) throw fault('unknown');
  if (!index) throw fault('noIndex');
  if (!hasContent) throw fault('cutShort');
  let coded = false;
  for await (const track of boxesIn(source, index.from, index.to)) {
    if (track.type !== 'trak') continue;
    const codec = await codecOf(source, track);
    if (codec !== null && codecs.has(codec)) return;
    coded ||= codec !== null;
  }
  throw fault(coded ? 'codec' : 'noPictures');
}
