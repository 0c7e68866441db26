// Catalogue files for tests and the bench: as many rows as asked for, untidy as real ones are, the same each time.
import { seeded } from '../features/store/art/seeded.ts';

const syllables =
  'ba be bi da do du ka ki ko la le lu ma mi mo na ne no ra ri ro sa si su ta te ti va vo za'.split(' ');
const common = ['The', 'of', 'World', 'Dark', 'Story', 'Legend', 'Tale', 'Quest', 'Café', 'Naïve'];
const hangul = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'];
const han = [...'山水火木金土日月星天地人心手花草風雨雪雲龍虎馬鳥魚城門路橋夢影光夜春夏秋冬古新王国'];
const genres = [
  'Action',
  'Adventure',
  'Casual',
  'Indie',
  'Strategy',
  'Simulation',
  'RPG',
  'Racing',
  'Free to Play',
  'Massively Multiplayer',
];
const tags = [
  ...genres,
  ...[
    'Early Access',
    'World War II',
    'Puzzle',
    'Platformer',
    'Horror',
    'Visual Novel',
    'Point & Click',
    'FPS',
  ],
  ...[
    'Hidden Object',
    'Survival',
    'Space',
    'Tower Defense',
    'Turn-Based',
    'Pixel Graphics',
    'Anime',
    'Sports',
  ],
];
const modes = [
  'Single-player ',
  'Single-player Multi-player',
  'Multi-player Co-op ',
  'Online Multi-Player',
  '',
];
const spoken = ['en', 'ko', 'zh', 'ja', 'de', 'fr', 'es', 'ru'];

/** A cell, quoted where it must be. */
const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * The lines of a catalogue. Plain ones have the columns of the Steam Store set of 2019 and Windows-1252 bytes; rich ones
 * are UTF-8 and have names in Korean and Chinese, prices, days, systems and languages too.
 */
export function* catalogueLines(size: number, { rich = false } = {}): Generator<Buffer> {
  const rng = seeded('catalogue');
  const word = () => {
    const letters = Array.from({ length: rng.int(2, 4) }, () => rng.pick(syllables)).join('');
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  };
  const some = (list: readonly string[], most: number) =>
    rng.shuffle(list).slice(0, rng.int(1, most)).join(' ');
  const characters = (list: readonly string[]) =>
    Array.from({ length: rng.int(2, 5) }, () => rng.pick(list)).join('');
  const publishers = Array.from(
    { length: Math.ceil(size / 2) },
    () => `${word()} ${rng.pick(['Games', 'Studio', 'Inc.', 'Soft, Ltd.'])}`,
  );
  const line = (cells: readonly string[]) =>
    Buffer.from(`${cells.map(cell).join(',')}\n`, rich ? 'utf8' : 'latin1');
  const more = [
    'name_ko',
    'name_zh',
    'price_usd',
    'price_krw',
    'price_cny',
    'release_date',
    'platforms',
    'languages',
  ];
  yield line(['index', 'name', 'publisher', 'categories', 'genres', 'steamspy_tags', ...(rich ? more : [])]);
  for (let number = 1; number <= size; number += 1) {
    const name = [
      ...(rng.chance(0.3) ? [rng.pick(common)] : []),
      word(),
      ...(rng.chance(0.6) ? [word()] : []),
      ...(rng.chance(0.1) ? ['\u0096', word()] : []),
      ...(rng.chance(0.2) ? [String(rng.int(2, 9))] : []),
    ].join(' ');
    const price = rng.chance(0.1) ? null : rng.int(0, 6_000);
    yield line([
      String(number),
      rich ? name.replace('\u0096', '–') : name,
      rng.chance(0.05) ? 'none' : rng.pick(publishers),
      rng.pick(modes),
      some(genres, 3),
      some(tags, 3),
      ...(rich
        ? [
            characters(hangul),
            characters(han),
            price === null ? '' : (price / 100).toFixed(2),
            price === null ? '' : String(price * 13),
            price === null ? '' : (price / 14).toFixed(2),
            new Date(Date.UTC(2026, 0, 1) - rng.int(0, 4_000) * 86_400_000).toISOString().slice(0, 10),
            some(['windows', 'mac', 'linux'], 3),
            some(spoken, 5),
          ]
        : []),
    ]);
  }
}
