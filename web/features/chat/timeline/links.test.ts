// Which parts of a message become links.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkAt } from './links.ts';

/** Links as a reader of the text from left to right meets them. */
function linksIn(text: string): string[] {
  const links: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const link = linkAt(text, at);
    if (!link) continue;
    links.push(link.text);
    at += link.text.length - 1;
  }
  return links;
}

it('UI-65: web addresses become links, without the punctuation around them', () => {
  expect(linksIn('see https://example.com/a?b=c#d, then http://x.org.')).toEqual([
    'https://example.com/a?b=c#d',
    'http://x.org',
  ]);
  expect(linksIn('(https://en.wikipedia.org/wiki/Go_(game))')).toEqual([
    'https://en.wikipedia.org/wiki/Go_(game)',
  ]);
  expect(linksIn('여기 https://example.kr에서 봐요')).toEqual(['https://example.kr']);
  expect(linksIn('看https://example.cn/路，很好')).toEqual(['https://example.cn/路']);
});

it('UI-65: nothing but http and https becomes a link', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    'ftp://example.com',
    'file:///etc/passwd',
    'http://',
    'https:///path',
    '<a href="x">y</a>',
  ]) {
    expect(linksIn(text)).toEqual([]);
  }
});

it('UI-65: whatever the text is, a link stands in it as it is shown, and leads to http or https', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.constantFrom(' ', ')', '(', '.', '，'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      for (let at = 0; at < text.length; at += 1) {
        const link = linkAt(text, at);
        if (!link) continue;
        expect(text.startsWith(link.text, at)).toBe(true);
        expect(link.href).toMatch(/^https?:\/\//);
      }
    }),
    { numRuns: 60 },
  );
});
