// Light Markdown: what becomes a shape, what stays as it is written, and what hostile text comes to.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileMessages } from './hostile.ts';
import { oneLine } from './oneLine.ts';
import { type Block, type Inline, parseMessage } from './parse.ts';

/** A short notation of the tree. */
const show = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'code' || part.kind === 'link' || part.kind === 'mention') {
        return `{${part.kind} ${part.text}}`;
      }
      return `{${part.kind} ${show(part.children)}}`;
    })
    .join('');
const showBlock = (block: Block): string => {
  if (block.kind === 'code') return `[code ${block.text}]`;
  if (block.kind === 'list')
    return `[${block.ordered ? block.start : '-'} ${block.items.map(show).join(' | ')}]`;
  return block.kind === 'quote' ? `[quote ${show(block.children)}]` : show(block.children);
};
const parsed = (text: string) => parseMessage(text).map(showBlock).join('\n');

it.each([
  ['**bold** and *italic* and _italic_', '{bold bold} and {italic italic} and {italic italic}'],
  ['~~gone~~ `a*b*c` ||dead||', '{strike gone} {code a*b*c} {spoiler dead}'],
  ['**bold *and italic* here**', '{bold bold {italic and italic} here}'],
  ['***both***', '{bold {italic both}}'],
  ['``code with ` in it``', '{code code with ` in it}'],
  ['2 * 3 * 4 and a*', '2 * 3 * 4 and a*'],
  ['snake_case_name and __init', 'snake_case_name and __init'],
  ['a || b and x | y', 'a || b and x | y'],
  ['\\*not italic\\* and \\`no code\\`', '*not italic* and `no code`'],
  ['**한국어**는 *中文*也行', '{bold 한국어}는 {italic 中文}也行'],
  [
    'see https://example.com/a_b_c, **https://x.org**',
    'see {link https://example.com/a_b_c}, {bold {link https://x.org}}',
  ],
  ['||https://example.com/end||', '{spoiler {link https://example.com/end}}'],
  ['* * *\n****', '* * *\n****'],
])('UI-295: %s', (text, expected) => {
  expect(parsed(text)).toBe(expected);
});

it.each([
  ['> said\n> again\nanswer', '[quote said\nagain]\nanswer'],
  ['- one\n- **two**\n\nend', '[- one | {bold two}]\n\nend'],
  ['3. three\n4. four', '[3 three | four]'],
  ['```ts\nconst a = "**b**";\n```\nafter', '[code const a = "**b**";]\nafter'],
  ['```\nnever ends', '```\nnever ends'],
  ['>\n-\n1.', '>\n-\n1.'],
  ['first\n\nsecond', 'first\n\nsecond'],
  ['> - no list in a quote', '[quote - no list in a quote]'],
])('UI-295: lines: %j', (text, expected) => {
  expect(parsed(text)).toBe(expected);
});

it('UI-295: a name is marked where a message addresses it, also before a Korean particle, and nowhere else', () => {
  const mentions = [
    { id: '1', nickname: '민지' },
    { id: '2', nickname: '민지수' },
    { id: '3', nickname: '' },
  ];
  const [block] = parseMessage('@민지수 @민지야 @민지 @here @nobody', { mentions, all: true });
  expect(block && showBlock(block)).toBe(
    '{mention @민지수} {mention @민지}야 {mention @민지} {mention @here} @nobody',
  );
  expect(parsed('@민지 @here')).toBe('@민지 @here');
});

/** Every letter of a tree. */
const lettersOf = (blocks: Block[]): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'code'
        ? [block.text]
        : block.kind === 'list'
          ? block.items.map(flat)
          : [flat(block.children)],
    )
    .join('');
const flat = (parts: readonly Inline[]): string =>
  parts.map((part) => ('children' in part ? flat(part.children) : part.text)).join('');

it('UI-296: whatever is written, letters and digits stay, in their order, and only http and https are linked', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '**',
      '*',
      '_',
      '~~',
      '||',
      '`',
      '```\n',
      '\n',
      '> ',
      '- ',
      '1. ',
      '\\',
      '@',
      ' ',
      'a',
      '가',
    ),
    fc.webUrl(),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const kept = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  const linked = (parts: readonly Inline[]): string[] =>
    parts.flatMap((part) =>
      part.kind === 'link' ? [part.href] : 'children' in part ? linked(part.children) : [],
    );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const blocks = parseMessage(text);
      // The numbers of a list and the name of a language are shapes, not words.
      const isPlain = !/\d\. |```/.test(text);
      if (isPlain) expect(kept(lettersOf(blocks))).toBe(kept(text));
      for (const block of blocks) {
        if (block.kind !== 'text' && block.kind !== 'quote') continue;
        for (const href of linked(block.children)) expect(href).toMatch(/^https?:\/\//);
      }
    }),
    { numRuns: 300 },
  );
});

it('UI-296: hostile and endless nesting comes to a bounded tree', () => {
  const depth = (parts: readonly Inline[]): number =>
    Math.max(0, ...parts.map((part) => ('children' in part ? 1 + depth(part.children) : 0)));
  for (const text of hostileMessages) {
    for (const block of parseMessage(text)) {
      if (block.kind === 'text' || block.kind === 'quote')
        expect(depth(block.children)).toBeLessThanOrEqual(6);
    }
  }
});

it('UI-297: in one line a hidden part stays hidden, also when its end was cut off', () => {
  expect(oneLine('the killer is ||the **gardener**|| of course')).toBe('the killer is ▒▒▒ of course');
  expect(oneLine('the killer is ||the gard…')).toBe('the killer is ▒▒▒');
  expect(oneLine('a || b')).toBe('a || b');
  expect(oneLine('**so**\n```ts\nx\n``` there')).toBe('so x there');
});
