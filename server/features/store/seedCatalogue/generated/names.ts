// Titles and slugs beyond the hand-written games: pairs of words by genre, none of them twice in any language.
import { seeded } from '../../art/seeded.ts';
import { GENRES } from '../../art/types.ts';
import { writtenGames } from '../games/index.ts';
import type { Genre, Localized } from '../types.ts';
import { inEach, LANGUAGES } from './text.ts';
import { MODIFIERS, NOUNS, PLACES, SUBTITLES } from './titles.ts';

export interface GameName {
  slug: string;
  /** In each language. */
  names: Localized;
  /** Its shelf. */
  category: string;
  /** Where it plays. */
  place: Localized;
  /** The same for all games of a series. */
  series: string;
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Their places are signs over a door (Coldbrook Crossing); the others tell of one (The Oath of Coldbrook). */
const NAMED_AFTER_PLACES: ReadonlySet<Genre> = new Set(['racing', 'simulation', 'cozy', 'horror']);

/** Every noun once, then every noun again: neighbours are never namesakes. */
function pairs(genre: Genre): GameName[] {
  const rng = seeded(`names ${genre}`);
  const piles = NOUNS[genre].map(({ word, category }) => {
    const pile: GameName[] = [];
    for (const modifier of MODIFIERS) {
      const names = {
        en: `${modifier.en} ${word.en}`,
        ko: `${modifier.ko} ${word.ko}`,
        zh: `${modifier.zh}${word.zh}`,
      };
      const slug = slugOf(names.en);
      pile.push({ slug, names, category, place: rng.pick(PLACES), series: slug });
    }
    for (const place of PLACES) {
      const names = NAMED_AFTER_PLACES.has(genre)
        ? {
            en: `${place.en} ${word.en}`,
            ko: `${place.ko} ${word.ko}`,
            zh: `${place.zh}${word.zh}`,
          }
        : {
            en: `The ${word.en} of ${place.en}`,
            ko: `${place.ko}의 ${word.ko}`,
            zh: `${place.zh}的${word.zh}`,
          };
      const slug = slugOf(names.en.replace(/^The /, ''));
      pile.push({ slug, names, category, place, series: slug });
    }
    return rng.shuffle(pile);
  });
  const rounds = MODIFIERS.length + PLACES.length;
  return Array.from({ length: rounds }, (_, round) =>
    shelfByShelf(rng.shuffle(piles.flatMap((pile) => pile[round] ?? []))),
  ).flat();
}

/** One of each shelf in turn, so that a small world fills every shelf. */
function shelfByShelf(names: readonly GameName[]): GameName[] {
  const shelves = [...new Set(names.map(({ category }) => category))].map((shelf) =>
    names.filter(({ category }) => category === shelf),
  );
  const most = Math.max(...shelves.map((shelf) => shelf.length));
  return Array.from({ length: most }, (_, row) => shelves.flatMap((shelf) => shelf[row] ?? [])).flat();
}

let built: ReadonlyMap<Genre, readonly GameName[]> | undefined;

/** The first game of each series, by genre; made once, when first asked for. */
function firsts(): ReadonlyMap<Genre, readonly GameName[]> {
  if (built) return built;
  const taken = new Set<string>();
  for (const game of writtenGames) {
    for (const name of [game.slug, game.title, ...Object.values(game.titles)]) taken.add(name.toLowerCase());
  }
  built = new Map(
    GENRES.map((genre) => [
      genre,
      pairs(genre).filter(({ slug, names }) => {
        const keys = [slug, ...LANGUAGES.map((language) => names[language].toLowerCase())];
        if (keys.some((key) => taken.has(key))) return false;
        for (const key of keys) taken.add(key);
        return true;
      }),
    ]),
  );
  return built;
}

/** The name of the game so many after the first of its genre; when all pairs are used up, series go on. */
export function nameOf(genre: Genre, order: number): GameName {
  const list = firsts().get(genre) ?? [];
  const first = list[order % list.length];
  if (!first) throw new RangeError(`no name for ${genre} ${order}`);
  const part = Math.floor(order / list.length);
  if (part === 0) return first;
  const subtitle = SUBTITLES[(part - 1) % SUBTITLES.length] ?? { en: 'Again', ko: '다시', zh: '再来' };
  const again = Math.floor((part - 1) / SUBTITLES.length);
  const count = again === 0 ? '' : ` ${again + 1}`;
  const names = inEach((language) =>
    language === 'zh'
      ? `${first.names.zh}：${subtitle.zh}${count}`
      : `${first.names[language]}: ${subtitle[language]}${count}`,
  );
  return { ...first, names, slug: slugOf(`${first.slug} ${subtitle.en}${count}`) };
}
