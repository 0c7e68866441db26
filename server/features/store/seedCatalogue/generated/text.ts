// Reads the tables of sentences: a name and three languages a row.
import type { Language, Localized } from '../types.ts';

export const LANGUAGES: readonly Language[] = ['en', 'ko', 'zh'];

/** Rows `name|English|Korean|Chinese`, gathered by name. */
export function byName(text: string): ReadonlyMap<string, readonly Localized[]> {
  const found = new Map<string, Localized[]>();
  for (const row of text.trim().split('\n')) {
    const [name = '', en, ko, zh, ...rest] = row.split('|');
    if (!en || !ko || !zh || rest.length > 0) throw new SyntaxError(`not a row of three languages: ${row}`);
    found.set(name, [...(found.get(name) ?? []), { en, ko, zh }]);
  }
  return found;
}

/** A text in each language. */
export const inEach = (compose: (language: Language) => string): Localized => ({
  en: compose('en'),
  ko: compose('ko'),
  zh: compose('zh'),
});
