// The words an owner does not want in a room: how they are written and how they are found. Pure.

/** What no screen shows, by which a word could be cut unseen. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
/** What stands between words. */
const between = /[^\p{L}\p{N}\p{M}]+/gu;
/** Scripts that write no space between words, or glue endings to them. */
const glued =
  /[\p{scx=Han}\p{sc=Hangul}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * A text as words are looked for in it: one way of writing each letter (NFKC), without case, words between single
 * spaces, a space at each end.
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKC').replace(unseen, '');
  // Upper case first: it writes out letters that have no other one, such as ß.
  const folded = plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return ` ${folded.replace(between, ' ').trim()} `;
}

/**
 * What stands in a folded text wherever the word does: the word as a whole, so that no other word that holds it is
 * meant; in scripts without spaces, wherever its letters are.
 */
export function patternOf(word: string): string {
  const folded = foldText(word);
  return glued.test(folded) ? folded.trim() : folded;
}

/** The first of the words that stands in a text, or null. */
export function wordIn(
  text: string,
  { filterWords, filterPatterns }: { filterWords: string[]; filterPatterns: string[] },
): string | null {
  if (filterPatterns.length === 0) return null;
  const folded = foldText(text);
  return filterWords[filterPatterns.findIndex((pattern) => folded.includes(pattern))] ?? null;
}
