// The part of a message that a hit shows, and where in it what was looked for stands. Pure.
import { limits } from '../../../../shared/limits.ts';
import { foldLetters } from '../../../platform/foldLetters.ts';
import { isRun } from './asked.ts';

type Range = [from: number, to: number];

/** What is part of a word. */
const inWord = /[\p{L}\p{N}\p{M}]/u;
/** Characters shown before the first mark. */
const lead = 60;

/** The folded text, and for each of its code units where in the text it comes from and ends. */
function foldWithPlaces(text: string): { folded: string; from: number[]; to: number[] } {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  // A letter goes with its marks, as composed letters do.
  for (const { 0: cluster, index } of text.matchAll(/.\p{M}*/gsu)) {
    const part = foldLetters(cluster);
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      from.push(index);
      to.push(index + cluster.length);
    }
  }
  return { folded, from, to };
}

/** Where these pieces stand, in order and not overlapping. A word is found by its beginning. */
function rangesOf(text: string, pieces: readonly string[]): Range[] {
  const { folded, from, to } = foldWithPlaces(text);
  const found: Range[] = [];
  for (const piece of pieces) {
    for (let at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + piece.length)) {
      const before = folded.slice(0, at).match(/.$/su)?.[0] ?? '';
      const after = folded.slice(at + piece.length).match(/^./su)?.[0] ?? '';
      const continues = inWord.test(before) && !isRun(before);
      const single = [...piece].length === 1 && inWord.test(after) && !isRun(after);
      if (!isRun(piece) && (continues || single)) continue;
      const [start, end] = [from[at], to[at + piece.length - 1]];
      if (start !== undefined && end !== undefined) found.push([start, end]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const ranges: Range[] = [];
  for (const range of found) {
    const last = ranges.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else ranges.push(range);
  }
  return ranges;
}

/** The beginning of the part to show, at a character. */
function beginOf(text: string, first: number): number {
  if (text.length <= limits.hitText.max) return 0;
  let begin = Math.max(0, first - lead);
  // At a word, where there is one near.
  const space = text.slice(begin, first).search(/\s/);
  if (begin > 0 && space >= 0) begin += space + 1;
  return /[\udc00-\udfff]/.test(text.charAt(begin)) ? begin - 1 : begin;
}

/** The part around the first place, with all places in it. `…` stands where it is cut. */
export function snippetOf(body: string, pieces: readonly string[]): { text: string; marks: Range[] } {
  const ranges = rangesOf(body, pieces);
  const begin = beginOf(body, ranges[0]?.[0] ?? 0);
  let end = Math.min(body.length, begin + limits.hitText.max);
  if (/[\udc00-\udfff]/.test(body.charAt(end))) end -= 1;
  const head = begin > 0 ? '…' : '';
  const text = `${head}${body.slice(begin, end)}${end < body.length ? '…' : ''}`;
  const shift = head.length - begin;
  return {
    text,
    marks: ranges.flatMap(([from, to]): Range[] =>
      from >= begin && to <= end ? [[from + shift, to + shift]] : [],
    ),
  };
}
