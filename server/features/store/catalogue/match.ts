// What is new in a row since the catalogue was last read: by digests of its parts. Pure.
import type { Field } from './columns.ts';
import type { CatalogueGame } from './readRow.ts';
import type { Layout } from './rows.ts';
import { digest } from './slugs.ts';

/** Parts of a game that are written together. */
export const parts = [
  'title',
  'publisher',
  'terms',
  'released',
  'systems',
  'languages',
  'prices',
  'texts',
  'requirements',
] as const;
export type Part = (typeof parts)[number];
export type Digests = Partial<Record<Part, string>>;

const columnsOf: Readonly<Record<Part, readonly (Field | RegExp)[]>> = {
  title: ['name'],
  publisher: ['publisher'],
  terms: ['tags', 'genres', 'modes'],
  released: ['released'],
  systems: ['systems'],
  languages: ['languages'],
  prices: [/^price/],
  texts: [/^short/, /^long/],
  requirements: [/^(least|recommended)_/],
};

/** The parts a file has columns for: of the others it says nothing, so they stay as they are. */
export function partsIn(layout: Layout): Part[] {
  const there = Object.keys(layout.columns);
  return parts.filter((part) =>
    columnsOf[part].some((column) =>
      there.some((name) => (typeof column === 'string' ? column === name : column.test(name))),
    ),
  );
}

function told(game: CatalogueGame, part: Part): unknown {
  if (part === 'title') return [game.title, game.titles];
  if (part === 'texts') return [game.short, game.long];
  if (part === 'terms') return game.terms.map((term) => (typeof term === 'string' ? term : term.slug));
  return game[part];
}

export const digestsOf = (game: CatalogueGame, said: readonly Part[]): Digests =>
  Object.fromEntries(said.map((part) => [part, digest(JSON.stringify(told(game, part)))]));

/** The parts the file tells otherwise than it last did. */
export const changedParts = (before: Digests, now: Digests): Part[] =>
  parts.filter((part) => now[part] !== undefined && now[part] !== before[part]);
