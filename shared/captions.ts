// WebVTT, the words of a film by time: what may be taken as such, and what of it is kept. Imports nothing: the page carries it.

/** Why words are refused, besides their length: no WebVTT, a time nobody can read, one before the last, no words, odd signs. */
export const captionFaults = ['header', 'timing', 'order', 'none', 'text', 'long'] as const;
export type CaptionFault = (typeof captionFaults)[number];

/** Code units of one file. */
export const captionLength = { max: 100_000 } as const;

/** Where the captions are. What an address shows never changes. */
export const captionAddress = (id: string): string => `/uploads/game-trailers/${id}.vtt`;

const time = String.raw`(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(String.raw`^${time}[ \t]+-->[ \t]+${time}(?:[ \t]+(.*))?$`);
const setting = /^(?:vertical|line|position|size|align):[\w%.,-]{1,40}$/;
/** Control characters but tab, and halves of surrogate pairs. */
const odd = /(?!\t)\p{Cc}|\p{Cs}/u;

/** Seconds. */
const secondsOf = ([hours = '0', minutes, seconds, thousandths]: (string | undefined)[]): number =>
  Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1_000;

/**
 * Reads WebVTT. What is kept are its cues with their times, words and places; comments, names, styles and regions are left out.
 * @returns what is kept, again as WebVTT; or what is wrong, and in which line, from 1.
 */
export function readCaptions(text: string): { text: string } | { fault: CaptionFault; line: number } {
  if (text.length > captionLength.max) return { fault: 'long', line: 1 };
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) return { fault: 'header', line: 1 };
  const cues: string[] = [];
  let at = 1;
  let last = 0;
  // What follows the first line up to an empty one is about the file.
  while (lines[at]) {
    if (lines[at]?.includes('-->')) return { fault: 'header', line: at + 1 };
    at += 1;
  }
  while (at < lines.length) {
    if (!lines[at]) {
      at += 1;
      continue;
    }
    const first = at;
    while (lines[at]) at += 1;
    const block = lines.slice(first, at);
    const oddLine = block.findIndex((line) => odd.test(line));
    if (oddLine >= 0) return { fault: 'text', line: first + oddLine + 1 };
    const isCue = block.some((line) => line.includes('-->'));
    if (!isCue && /^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$)/.test(block[0] ?? '')) continue;
    // A name may stand before the times.
    const timed = block[0]?.includes('-->') ? 0 : 1;
    const found = timing.exec(block[timed] ?? '');
    const words = block.slice(timed + 1);
    if (!found || words.some((line) => line.includes('-->')))
      return { fault: 'timing', line: first + timed + 1 };
    const [from, to] = [secondsOf(found.slice(1, 5)), secondsOf(found.slice(5, 9))];
    if (from < last || to <= from) return { fault: 'order', line: first + timed + 1 };
    last = from;
    if (words.length === 0) continue;
    const times = (block[timed] ?? '').split(/[ \t]+/).slice(0, 3);
    const places = (found[9] ?? '').split(/[ \t]+/).filter((each) => setting.test(each));
    cues.push([[...times, ...places].join(' '), ...words].join('\n'));
  }
  if (cues.length === 0) return { fault: 'none', line: lines.length };
  return { text: `WEBVTT\n\n${cues.join('\n\n')}\n` };
}
