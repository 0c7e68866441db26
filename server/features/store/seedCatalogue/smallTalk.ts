// What the demo's visitors say to each other while somebody looks around: short exchanges, no two alike.
import { en } from './smallTalk/en.ts';
import { ko } from './smallTalk/ko.ts';
import { mixed } from './smallTalk/mixed.ts';
import { zh } from './smallTalk/zh.ts';
import type { SmallTalk } from './types.ts';

/** A text of exchanges: paragraphs, each an opener and its replies, a line each. */
function read(language: SmallTalk['language'], text: string): SmallTalk[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph, index) => {
      const [opener = '', ...replies] = paragraph.split('\n').map((line) => line.trim());
      return { id: `${language}-${index + 1}`, language, opener, replies };
    });
}

/** Every exchange, those of one language together. */
export const smallTalk: readonly SmallTalk[] = [
  ...read('en', en),
  ...read('ko', ko),
  ...read('zh', zh),
  ...read('mixed', mixed),
];
