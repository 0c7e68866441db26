// Composes the long description of a game: what only it can say, how its kind of game feels, the plain facts.
import { seeded } from '../art/seeded.ts';
import type { Genre } from '../art/types.ts';
import { factsParagraph, type PlainFacts } from './facts.ts';
import { FEELS } from './feels.ts';
import { RHYTHMS } from './rhythms.ts';
import type { Language, Localized } from './types.ts';

export interface Describable extends PlainFacts {
  slug: string;
  genre: Genre;
  about: Localized;
}

const LANGUAGES: readonly Language[] = ['en', 'ko', 'zh'];

/**
 * Four paragraphs a language, separated by one empty line: the game's own words, how it feels to play,
 * the rhythm of an evening with it, and the facts. Which variants are taken depends on the slug alone.
 */
export function describe(game: Describable): Localized {
  const r = seeded(`${game.slug} words`);
  const feel = r.pick(FEELS[game.genre]);
  const rhythm = r.pick(RHYTHMS[game.genre]);
  const variant = r.int(0, 2);
  const entries = LANGUAGES.map((language) => [
    language,
    [game.about[language], feel[language], rhythm[language], factsParagraph(game, language, variant)].join(
      '\n\n',
    ),
  ]);
  return Object.fromEntries(entries) as Record<Language, string>;
}
