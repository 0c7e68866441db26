// Any game of the seed world from its number: the hand-written ones first, then as many as are asked for.

import { seeded } from '../art/seeded.ts';
import { GENRES } from '../art/types.ts';
import { writtenGames } from './games/index.ts';
import { nameOf } from './generated/names.ts';
import { SHAPES, SHELF_TAGS } from './generated/shape.ts';
import { wordsFor } from './generated/words.ts';
import { priceOf } from './prices.ts';
import { publishers } from './publishers.ts';
import type { Genre, Language, Rng, SeedGame, SeedSale, System } from './types.ts';

const makers = new Map(publishers.map((publisher) => [publisher.slug, publisher]));

/** Every eight games in a row are of the eight genres, in changing order. */
function genreOf(index: number): Genre {
  const block = seeded(`genres ${Math.floor(index / GENRES.length)}`).shuffle(GENRES);
  return block[index % GENRES.length] ?? GENRES[0];
}

/** The language of a title is that of its makers. */
const titleLanguageOf = (publisher: string): Language => {
  const country = makers.get(publisher)?.country;
  return country === 'KR' ? 'ko' : country === 'CN' ? 'zh' : 'en';
};

function saleOf(rng: Rng): SeedSale {
  const startDay = -rng.int(1, 10);
  return { percent: rng.pick([10, 15, 20, 25, 30, 40, 50, 60, 75]), startDay, endDay: rng.int(2, 16) };
}

/** Rounded as such figures are given. */
const sizeOf = (rng: Rng, [least, most]: readonly [number, number]): number =>
  Math.round((least * (most / least) ** rng.float()) / 50) * 50;

/** How long ago it came out, in days: some of it this month, most of it in the last years. */
const daysOutOf = (rng: Rng): number => (rng.chance(0.15) ? rng.int(1, 30) : rng.int(31, 2_200));

function languagesOf(rng: Rng, own: Language): SeedGame['languages'] {
  const others = ['ja', 'de', 'fr', 'es', 'pt', 'pl', 'it', 'uk'].filter(() => rng.chance(0.3));
  const voices = rng.chance(0.45) ? [...new Set([own, ...(rng.chance(0.4) ? ['en'] : [])])] : [];
  return { text: ['en', 'ko', 'zh', ...others], voices };
}

function composed(number: number): SeedGame {
  const index = number - writtenGames.length;
  const genre = genreOf(index);
  const shape = SHAPES[genre];
  const name = nameOf(genre, Math.floor(index / GENRES.length));
  const rng = seeded(`game ${number}`);
  const publisher = seeded(`maker ${name.series}`).pick(shape.publishers);
  const titleLanguage = titleLanguageOf(publisher);
  const { [titleLanguage]: title, ...titles } = name.names;

  const facts = {
    players: rng.pick(shape.players),
    hours: rng.int(...shape.hours),
    sizeMb: sizeOf(rng, shape.sizeMb),
  };
  const together = facts.players > 1;
  const own = SHELF_TAGS[name.category] ?? [];
  const more = rng.shuffle(shape.tags.filter((tag) => !own.includes(tag))).slice(0, rng.int(2, 4));
  const free = rng.chance(0.09);
  return {
    number,
    slug: name.slug,
    title,
    titles,
    titleLanguage,
    publisher,
    genre,
    categories: [name.category, ...(together && rng.chance(0.7) ? ['play-together'] : [])],
    tags: [...own, ...more],
    systems: [
      'windows',
      ...(rng.chance(0.5) ? ['macos' as const] : []),
      ...(rng.chance(0.75) ? ['linux' as const] : []),
    ] satisfies System[],
    languages: languagesOf(rng, titleLanguage),
    releaseDay: -daysOutOf(rng),
    prices: priceOf(free ? 0 : rng.pick(shape.prices)),
    sale: !free && rng.chance(0.22) ? saleOf(rng) : null,
    ...wordsFor(genre, name, facts, rng),
    ...facts,
    age: rng.pick(shape.ages),
    // A few are known to many, most to few.
    reach: 0.02 + 0.55 * rng.float() ** 3,
    liked: 0.55 + 0.42 * Math.sqrt(rng.float()),
  };
}

/** The game with this number (0-based): the same on every machine, with a title and a slug no other number has. */
export function generateGame(number: number): SeedGame {
  return writtenGames[number] ?? composed(number);
}
