// What a search asks for, as the index of messages holds it. Pure.
import type { Has } from '../../../../shared/chatSearch.ts';

/** An unbroken run of Han, Hangul or Kana, as `message_pieces` cuts them; another piece is a word. */
const run =
  /^[\u1100-\u11ff\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
/** A Hangul letter on its own is a syllable still being typed. */
const unfinishedSyllable = /[\u1100-\u11ff\u3131-\u318e]+$/u;
/** Pieces of a text that count; the rest of a long one only costs time. */
const mostPieces = 8;
/** Characters of a word that are kept in the index. */
const longestWord = 40;

export const isRun = (piece: string): boolean => run.test(piece);

/** The pieces that are searched for; none when nothing in the text can be searched, such as emoji alone. */
export const askedPieces = (pieces: readonly string[]): string[] =>
  pieces.map((piece) => piece.replace(unfinishedSyllable, '') || piece).slice(0, mostPieces);

/** Neighbouring characters in pairs; a single one is its own. */
function pairs(piece: string): string[] {
  const letters = [...piece];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

const termsOf = (piece: string): string[] => {
  if (isRun(piece)) return pairs(piece).map((pair) => `'~${pair}'`);
  // The beginning of a word finds it; one letter would find nearly everything.
  return [`'~${[...piece].slice(0, longestWord).join('')}'${[...piece].length > 1 ? ':*' : ''}`];
};

/** A tsquery in which `~` stands for a room and a piece of its numbers (`message_terms`). */
export function templateOf(asked: {
  pieces: readonly string[];
  authorId: string | null;
  has?: Has | undefined;
}): string {
  const terms = [
    ...asked.pieces.flatMap(termsOf),
    ...(asked.authorId ? [`'~@${asked.authorId.slice(-12)}'`] : []),
    ...(asked.has ? [`'~#${asked.has}'`] : []),
  ];
  return [...new Set(terms)].join(' & ');
}

/** Runs of which the index knows pairs only: the text must hold them whole. */
export const wholeRuns = (pieces: readonly string[]): string[] =>
  pieces.filter((piece) => isRun(piece) && [...piece].length > 2);
