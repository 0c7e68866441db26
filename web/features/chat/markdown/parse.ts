// Light Markdown as a tree: what stands in it is text and a few shapes, never markup of a page. Pure.
import { linkAt } from '../timeline/links.ts';
import { hidden } from './oneLine.ts';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
  /** `id` is null where everybody is addressed. */
  | { kind: 'mention'; text: string; id: string | null }
  | { kind: 'bold' | 'italic' | 'strike' | 'spoiler'; children: Inline[] };

export type Block =
  | { kind: 'text'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

/** Who a message addresses: only these are marked. */
export type Called = { mentions?: readonly { id: string; nickname: string }[]; all?: boolean };

/** How the sign that addresses everybody is written, in every language. */
export const everybody = '@here';

/** Shapes within shapes; what is deeper stays as it is written. */
const deepest = 6;

type Mark = { sign: string; kind: 'bold' | 'italic' | 'strike' | 'spoiler' };
/** The longer signs first. */
const marks: readonly Mark[] = [
  { sign: '**', kind: 'bold' },
  { sign: '||', kind: 'spoiler' },
  { sign: '~~', kind: 'strike' },
  { sign: '*', kind: 'italic' },
  { sign: '_', kind: 'italic' },
];
const escapable = /[\\`*_~|>[\]()#+\-.!@]/;
const letter = /[\p{L}\p{N}]/u;

export function parseMessage(body: string, called: Called = {}): Block[] {
  const blocks: Block[] = [];
  const lines = body.split('\n');
  let text: string[] = [];
  const inline = (said: string) => parseInline(said, called, 0);
  const endText = () => {
    if (text.length > 0) blocks.push({ kind: 'text', children: inline(text.join('\n')) });
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const run = runAt(lines, at, inline);
    if (!run) {
      text.push(line);
      at += 1;
      continue;
    }
    endText();
    blocks.push(run.block);
    at += run.lines;
  }
  endText();
  return blocks;
}

/** The shape that begins at a line, and how many lines it has. */
function runAt(
  lines: string[],
  at: number,
  inline: (text: string) => Inline[],
): { block: Block; lines: number } | null {
  const line = lines[at] ?? '';
  if (line.startsWith('```')) {
    const end = lines.findIndex((other, index) => index > at && other.trimEnd() === '```');
    // What follows the opening sign would name a language.
    if (end > at + 1 && /^```[\w+#-]*\s*$/.test(line)) {
      return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, lines: end - at + 1 };
    }
  }
  const linesWith = (sign: RegExp) => {
    let end = at;
    while (end < lines.length && sign.test(lines[end] ?? '')) end += 1;
    return lines.slice(at, end).map((each) => each.replace(sign, ''));
  };
  if (quoteSign.test(line)) {
    const said = linesWith(quoteSign);
    return { block: { kind: 'quote', children: inline(said.join('\n')) }, lines: said.length };
  }
  for (const [sign, ordered] of listSigns) {
    if (!sign.test(line)) continue;
    const items = linesWith(sign);
    const start = ordered ? Number.parseInt(line.trimStart(), 10) : 1;
    return { block: { kind: 'list', ordered, start, items: items.map(inline) }, lines: items.length };
  }
  return null;
}

const quoteSign = /^> ?(?=.*\S)/;
const listSigns: readonly (readonly [RegExp, boolean])[] = [
  [/^ {0,3}(?![-*][-* ]*$)[-*] +(?=\S)/, false],
  [/^ {0,3}\d{1,4}\. +(?=\S)/, true],
];

/** Each letter is looked at once a depth: signs that close nothing are remembered. */
function parseInline(text: string, called: Called, depth: number): Inline[] {
  const parts: Inline[] = [];
  const unclosed = new Set<string>();
  let plain = '';
  const add = (part: Inline) => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push(part);
  };
  for (let at = 0; at < text.length; ) {
    const sign = text[at] ?? '';
    if (sign === '\\' && escapable.test(text[at + 1] ?? '')) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const found = partAt(text, at, called, depth, unclosed);
    if (found) add(found.part);
    else plain += sign;
    at += found?.length ?? 1;
  }
  if (plain !== '') parts.push({ kind: 'text', text: plain });
  return parts;
}

type Found = { part: Inline; length: number };

function partAt(
  text: string,
  at: number,
  called: Called,
  depth: number,
  unclosed: Set<string>,
): Found | null {
  switch (text[at]) {
    case '`':
      return codeAt(text, at, unclosed);
    case 'h':
    case 'H': {
      const link = linkAt(text, at);
      return link && { part: { kind: 'link', ...link }, length: link.text.length };
    }
    case '@':
      return mentionAt(text, at, called);
    case '*':
    case '_':
    case '~':
    case '|':
      return depth < deepest ? markAt(text, at, called, depth, unclosed) : null;
    default:
      return null;
  }
}

function codeAt(text: string, at: number, unclosed: Set<string>): Found | null {
  let length = 1;
  while (text[at + length] === '`') length += 1;
  const sign = '`'.repeat(length);
  if (unclosed.has(sign)) return null;
  const end = text.indexOf(sign, at + length);
  if (end < 0) unclosed.add(sign);
  if (end <= at + length) return null;
  const code = text.slice(at + length, end).trim();
  return code === '' ? null : { part: { kind: 'code', text: code }, length: end + length - at };
}

function mentionAt(text: string, at: number, { mentions = [], all = false }: Called): Found | null {
  const isWhole = (name: string) =>
    text.startsWith(name, at) &&
    !letter.test([...text.slice(at + name.length, at + name.length + 2)][0] ?? '');
  const names = mentions
    .filter(({ nickname }) => nickname !== '')
    .map(({ id, nickname }) => ({ id: id as string | null, text: `@${nickname}` }));
  if (all) names.push({ id: null, text: everybody });
  // Korean particles follow a name without a space: the longest name that fits is meant.
  const fitting = names
    .filter((name) => text.startsWith(name.text, at))
    .sort((a, b) => Number(isWhole(b.text)) - Number(isWhole(a.text)) || b.text.length - a.text.length)[0];
  return fitting ? { part: { kind: 'mention', ...fitting }, length: fitting.text.length } : null;
}

function markAt(
  text: string,
  at: number,
  called: Called,
  depth: number,
  unclosed: Set<string>,
): Found | null {
  for (const { sign, kind } of marks) {
    if (!text.startsWith(sign, at) || unclosed.has(sign)) continue;
    const from = at + sign.length;
    const opens = /\S/.test(text[from] ?? '') && !(sign === '_' && letter.test(text[at - 1] ?? ''));
    if (!opens) continue;
    const end = closeOf(text, sign, from);
    if (end === null) {
      unclosed.add(sign);
      continue;
    }
    const children = parseInline(text.slice(from, end), called, depth + 1);
    return { part: { kind, children }, length: end + sign.length - at };
  }
  return null;
}

/** Where the sign stands again, behind something. */
function closeOf(text: string, sign: string, from: number): number | null {
  for (let end = text.indexOf(sign, from); end >= 0; end = text.indexOf(sign, end + 1)) {
    const before = text[end - 1] ?? ' ';
    if (end === from || !/\S/.test(before) || before === '\\') continue;
    const after = text[end + sign.length] ?? '';
    if (sign === '_' && letter.test(after)) continue;
    // A single star within two belongs to the two.
    if (sign === '*' && (after === '*' || before === '*')) continue;
    // Of three the last two close what two opened.
    return sign === '**' && after === '*' ? end + 1 : end;
  }
  return null;
}

/** The words alone, for where shapes have no place. What is hidden stays hidden. */
export function plainWords(children: readonly Inline[]): string {
  return children
    .map((part) =>
      part.kind === 'spoiler' ? hidden : 'children' in part ? plainWords(part.children) : part.text,
    )
    .join('');
}
