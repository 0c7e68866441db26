// What search compares: texts folded to one spelling, cut into words and runs of Han, Hangul and Kana. Pure.

import { foldLetters } from '../../platform/foldLetters.ts';

/** A piece of a text: a word of an alphabet, or characters of a script that is written without spaces. */
export type Term = { kind: 'word' | 'run'; text: string };

export type SearchRow = {
  /** The folded names alone: ` | first name | second name | `. */
  name: string;
  /** Names, publisher and tags, folded, each term between spaces. */
  document: string;
  /** The single and paired characters of all runs. */
  grams: string[];
};

/** Terms of a query that count; the rest of a very long one only costs time. */
const termsAtMost = 8;

const run = '[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const termPattern = new RegExp(`(?<run>${run}+)|(?:(?!${run})[\\p{L}\\p{N}\\p{M}])+`, 'gu');
/** Letters that Unicode does not take apart into a letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** One spelling for all that people take as the same: width, case, accents, apostrophes. */
export function fold(text: string): string {
  return foldLetters(text)
    .replace(/[ßøłđæœı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’‘ʼ`´]/g, '');
}

const termsOf = (text: string): Term[] =>
  [...fold(text).matchAll(termPattern)].map(({ 0: found, groups }) => ({
    kind: groups?.['run'] === undefined ? 'word' : 'run',
    text: found,
  }));

/** Neighbouring characters in pairs; a single character is its own. */
export function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Runs of one text are joined over spaces between them, because people space them as they like. */
function gramsOf(terms: readonly Term[]): string[] {
  const grams: string[] = [];
  let joined = '';
  for (const term of [...terms, { kind: 'word', text: '' } as const]) {
    if (term.kind === 'run') joined += term.text;
    else if (joined) {
      grams.push(...joined, ...pairs(joined));
      joined = '';
    }
  }
  return grams;
}

const spaced = (terms: readonly Term[]) => terms.map(({ text }) => text).join(' ');

/** The search row of a game. `titles` and `tags` in every language they have. */
export function searchRow(game: {
  titles: readonly string[];
  publisher: string;
  tags: readonly string[];
}): SearchRow {
  const titles = [...new Set(game.titles.map(fold))].map(termsOf);
  const others = [game.publisher, ...new Set(game.tags)].map(termsOf);
  const name = ` | ${titles.map(spaced).join(' | ')} | `;
  return {
    name,
    document: `${name}${others.map(spaced).join(' | ')} `,
    grams: [...new Set([...titles, ...others].flatMap(gramsOf))],
  };
}

/** A Hangul letter on its own is a syllable still being typed. */
const unfinishedSyllable = /[\u1100-\u11ff\u3131-\u318e]+$/u;

/** What a search text asks for; empty when nothing in it can be searched, such as signs and emoji alone. */
export function parseQuery(text: string): Term[] {
  const terms = termsOf(text).map((term) => {
    const finished = term.text.replace(unfinishedSyllable, '');
    return finished ? { ...term, text: finished } : term;
  });
  return terms.slice(0, termsAtMost);
}
