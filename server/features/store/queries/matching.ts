// Search in SQL: which games a query finds, and how well each fits. Every condition is served by an index.
import { and, or, type SQL, sql } from 'drizzle-orm';
import { gameSearch } from '../../../../drizzle/schema/store.ts';
import { pairs, type Term } from '../search.ts';

/** Words and runs from this length on are found with one typo. */
const typoFrom = 4;
/** Words and runs up to this length; longer ones would make long conditions. */
const typoUpTo = 24;
const typoUpToInRun = 10;
/** A word shorter than this has halves too short to find by themselves, so its typo is sought in whole words only. */
const unfinishedFrom = 6;

const like = (text: SQL, pattern: string) => sql`${text} like ${pattern}`;
/** Names and documents with the spaces taken out: people space runs as they like. */
const unspaced = (text: SQL) => sql`replace(${text}, ' ', '')`;
const name = sql`${gameSearch.name}`;
const document = sql`${gameSearch.document}`;

/** A word as the beginning of one, or from four letters on anywhere in one. */
const hasWord = (text: SQL, word: string) =>
  like(text, [...word].length < typoFrom ? `% ${word}%` : `%${word}%`);

/**
 * The regular expression of a word with at most one letter missing, extra, wrong, or swapped with the next. Words
 * are letters only, so nothing in them means anything to a regular expression.
 */
export function typoPattern(word: string): string {
  const letters = [...word];
  const alternatives = letters.flatMap((letter, index) => {
    const before = letters.slice(0, index).join('');
    const rest = letters.slice(index + 1).join('');
    const next = letters[index + 1];
    const wrong = `${before}[^ ]?(?:${letter})?${rest}`;
    return next === undefined
      ? [wrong]
      : [wrong, `${before}${next}${letter}${letters.slice(index + 2).join('')}`];
  });
  return ` (?:${alternatives.join('|')})${letters.length < unfinishedFrom ? ' ' : ''}`;
}

/**
 * A word with one typo. One of its halves is then intact, which the index finds, unless the two letters at the cut
 * are swapped, which makes one known text; the regular expression decides.
 */
function hasAlmostWord(text: SQL, word: string): SQL | undefined {
  const letters = [...word];
  if (letters.length < typoFrom || letters.length > typoUpTo || /\p{N}/u.test(word)) return undefined;
  const cut = Math.floor(letters.length / 2);
  const [first, second] = [letters.slice(0, cut), letters.slice(cut)];
  const swapped = [...first.slice(0, -1), second[0], first.at(-1), ...second.slice(1)];
  const candidates = or(
    like(text, `% ${first.join('')}%`),
    like(text, `%${second.join('')}${letters.length < unfinishedFrom ? ' %' : '%'}`),
    like(text, `% ${swapped.join('')}%`),
  );
  return and(candidates, sql`${text} ~ ${typoPattern(word)}`);
}

const hasGrams = (grams: readonly string[]) =>
  sql`${gameSearch.grams} @> ${`{${grams.map((gram) => `"${gram}"`).join(',')}}`}::text[]`;

/** The texts a run with one typo may stand for, `_` for any character, with the pairs each still has. */
export function runsWithTypo(run: string): { pattern: string; grams: string[] }[] {
  const characters = [...run];
  const variants = characters.flatMap((_, index) => {
    const before = characters.slice(0, index).join('');
    const rest = characters.slice(index + 1).join('');
    const from = characters.slice(index).join('');
    // Wrong at this place; one too many here; one missing before it.
    return [`${before}_${rest}`, `${before}${rest}`, ...(index > 0 ? [`${before}_${from}`] : [])];
  });
  return [...new Set(variants)].map((pattern) => ({
    pattern: `%${pattern}%`,
    grams: pattern.split('_').flatMap((part) => ([...part].length > 1 ? pairs(part) : [])),
  }));
}

function hasAlmostRun(run: string): SQL | undefined {
  const length = [...run].length;
  if (length < typoFrom || length > typoUpToInRun) return undefined;
  return or(
    ...runsWithTypo(run)
      .filter(({ grams }) => grams.length > 0)
      .map(({ pattern, grams }) => and(hasGrams(grams), like(unspaced(document), pattern))),
  );
}

const isExactIn = (text: SQL, term: Term) =>
  term.kind === 'word' ? hasWord(text, term.text) : like(unspaced(text), `%${term.text}%`);

const isAlmostIn = (text: SQL, term: Term): SQL | undefined =>
  term.kind === 'word'
    ? hasAlmostWord(text, term.text)
    : or(...runVariants(term.text).map((pattern) => like(unspaced(text), pattern)));

const runVariants = (run: string) => {
  const length = [...run].length;
  return length < typoFrom || length > typoUpToInRun ? [] : runsWithTypo(run).map(({ pattern }) => pattern);
};

const every = (conditions: (SQL | undefined)[]): SQL => and(...conditions) ?? sql`false`;

/** Games whose name, publisher or tags hold every term, each with at most one typo. */
export function matches(terms: readonly Term[]): SQL {
  return every(
    terms.map((term) =>
      term.kind === 'word'
        ? or(hasWord(document, term.text), hasAlmostWord(document, term.text))
        : or(hasGrams(pairs(term.text)), hasAlmostRun(term.text)),
    ),
  );
}

/**
 * How well a game fits: the name itself, all in the name, all somewhere, all in the name but for typos, the rest.
 * What was typed right stands before what was guessed, and the name before tags and publisher.
 */
export function scoreOf(terms: readonly Term[]): SQL {
  const whole = `%| ${terms.map(({ text }) => text).join(' ')} |%`;
  return sql`case
    when ${like(name, whole)} then 5
    when ${every(terms.map((term) => isExactIn(name, term)))} then 4
    when ${every(terms.map((term) => isExactIn(document, term)))} then 3
    when ${every(terms.map((term) => or(isExactIn(name, term), isAlmostIn(name, term))))} then 2
    else 1 end`;
}
