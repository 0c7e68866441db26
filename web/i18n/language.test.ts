// Which language the page begins in.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { languages as serverLanguages } from '../../shared/primitives.ts';
import { firstLanguage, languageOf, languages } from './language.ts';

it('UI-6: the page speaks every language of the house', () => {
  expect([...languages].sort()).toEqual([...serverLanguages].sort());
});

it.each([
  [undefined, ['ko-KR', 'en'], 'ko'],
  [undefined, ['fr-FR', 'zh-Hans-CN'], 'zh'],
  [undefined, ['fr', 'de'], 'en'],
  [undefined, [], 'en'],
  ['zh', ['ko'], 'zh'],
] as const)('UI-7: chosen %s, browser %j: %s', (stored, browser, expected) => {
  expect(firstLanguage(stored, browser)).toBe(expected);
});

it('UI-7: a tag is read by its first part', () => {
  expect(languageOf('KO-kr')).toBe('ko');
  expect(languageOf('english')).toBeUndefined();
  expect(languageOf(null)).toBeUndefined();
});

/** Runs theme.js as a page would, with a storage and a browser of its own. */
function firstPaint(stored: Record<string, string>, browser: readonly string[], prefersLight = false) {
  const meta = { content: '#130e11' };
  const root = { dataset: {} as Record<string, string>, lang: 'en' };
  runInNewContext(readFileSync(new URL('../public/theme.js', import.meta.url), 'utf8'), {
    document: {
      documentElement: root,
      querySelector: () => meta,
      currentScript: { dataset: {} },
      createElement: () => ({}),
      head: { append: () => undefined },
    },
    location: { pathname: '/settings' },
    localStorage: { getItem: (key: string) => stored[key] ?? null },
    matchMedia: () => ({ matches: prefersLight }),
    navigator: { languages: browser },
  });
  return { theme: root.dataset['theme'], lang: root.lang, colour: meta.content };
}

it.each([
  [{}, ['ko-KR'], 'ko'],
  [{ 'lobby.language': 'zh' }, ['ko-KR'], 'zh'],
  [{ 'lobby.language': 'xx' }, ['fr', 'en-GB'], 'en'],
])('UI-7: before the first paint %j with %j gives %s, as after it', (stored, browser, expected) => {
  expect(firstPaint(stored, browser).lang).toBe(expected);
  expect(firstLanguage(languageOf(stored['lobby.language' as never]), browser)).toBe(expected);
});

it('UI-8: the page is dark first; a chosen theme stands before the first paint', () => {
  expect(firstPaint({}, [], true)).toMatchObject({ theme: 'dark', colour: '#130e11' });
  expect(firstPaint({ 'lobby.theme': 'light' }, [])).toMatchObject({ theme: 'light', colour: '#f4f0e8' });
  expect(firstPaint({ 'lobby.theme': 'system' }, [], true).theme).toBe('light');
  expect(firstPaint({ 'lobby.theme': 'system' }, [], false).theme).toBe('dark');
});
