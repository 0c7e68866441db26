// What counts as text: the rules of titles, messages and names, told without a schema so that the page can use them too.
import { limits } from './limits.ts';

/** How many characters a text has, as the server's schemas count: code points, so an emoji of one counts once. */
export const characters = (text: string): number => [...text].length;

/** Anything a screen shows: neither blank, control, unassigned nor ignorable, nor the empty Braille pattern. */
const visible = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether there is something to see in a text. */
export const showsSomething = (text: string): boolean => visible.test(text);

/** The beginning of a message, as quotes and lists show it. */
export function excerptOf(body: string): string {
  const { max } = limits.messageExcerpt;
  // A character has at most two code units.
  const letters = [...body.slice(0, 2 * max + 1)];
  return letters.length <= max ? body : `${letters.slice(0, max).join('')}…`;
}

/** Control characters (C0 and C1) but newline and tab, and halves of surrogate pairs. */
const refusedInBody = /(?![\n\t])\p{Cc}|\p{Cs}/u;
/** In one line also newline and tab, and what turns the direction of the text that follows it elsewhere. */
const refusedInLine = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** The same line break everywhere. */
export const withNewlines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Whether a message's text, its line breaks and ends already put right, may stand; its length is another matter. */
export const isBody = (text: string): boolean => !refusedInBody.test(text) && showsSomething(text);

/** Whether a line that may be empty may stand, such as a name; its length is another matter. */
export const isPlainLine = (text: string): boolean =>
  text === '' || (!refusedInLine.test(text) && showsSomething(text));

/** Whether a title may stand; its length is another matter. */
export const isTitle = (text: string): boolean => !refusedInLine.test(text) && showsSomething(text);

/** Letters and digits of any script with up to three marks each, as Devanagari, Thai and Tamil have them. */
const written = /^(?:[\p{L}\p{N}]\p{M}{0,3})*$/u;
/** Letters that no screen shows, such as the fillers of Hangul. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u;

/** How many letters and digits a name in NFC has; marks go with theirs. */
export const lettersOfNickname = (name: string): number => name.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

export type NicknameProblem = 'short' | 'long' | 'letters' | null;

/** Which rule a nickname in NFC breaks. */
export function nicknameProblem(name: string): NicknameProblem {
  if (!written.test(name) || ignorable.test(name)) return 'letters';
  const count = lettersOfNickname(name);
  if (count < limits.nickname.min) return 'short';
  return count > limits.nickname.max ? 'long' : null;
}
