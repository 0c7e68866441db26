// Reads a room's conversation from plain text, so that it can be written and read as one.
import type { Language, SeedLine, SeedRoom } from '../types.ts';

interface Heading {
  slug: string;
  title: string;
  /** The language most of its people write. */
  language: Language;
  capacity: number;
}

/** The text has one line a message: a letter for the speaker (`a` owns the room), a colon, what is said. */
export function room(heading: Heading, text: string): SeedRoom {
  const lines = text
    .trim()
    .split('\n')
    .map((row): SeedLine => {
      const [, letter, said] = /^\s*([a-h]): (.+)$/.exec(row) ?? [];
      if (!letter || !said) throw new SyntaxError(`${heading.slug}: not a line of a script: ${row}`);
      return { speaker: letter.charCodeAt(0) - 'a'.charCodeAt(0), text: said.trim() };
    });
  return { ...heading, speakers: Math.max(...lines.map((line) => line.speaker)) + 1, lines };
}
