// The shelves of the shop, and which of them a catalogue's game stands on.
import type postgres from 'postgres';
import { insertRows, type Sql } from '../../../platform/postgres/bulk.ts';
import type { Genre } from '../art/types.ts';
import { categories } from '../seedCatalogue/categories.ts';
import type { CatalogueGame } from './readRow.ts';

/** The parent of each shelf, null for tops. */
export type Shelves = ReadonlyMap<string, string | null>;

/** Where every game stands, whatever else it is. */
const everything = 'all';

/** The shop's shelves as they are; a shop without any will get the usual ones. */
export async function readShelves(sql: postgres.ISql): Promise<Shelves> {
  const rows = await sql<{ slug: string; parent: string | null }[]>`select slug, parent from categories`;
  if (rows.length === 0) return new Map(categories.map(({ slug, parent }) => [slug, parent]));
  return new Map([[everything, null], ...rows.map(({ slug, parent }) => [slug, parent] as const)]);
}

/** Makes the usual shelves in a shop without any, and the one of all games where that is missing. */
export async function provideShelves(sql: Sql): Promise<void> {
  const [found] = await sql`select exists (select 1 from categories) as any, exists (
    select 1 from categories where slug = ${everything}) as everything`;
  const wanted = categories.filter(
    ({ slug }) => !found?.['any'] || (slug === everything && !found['everything']),
  );
  await insertRows(
    sql,
    'categories',
    wanted.map(({ slug, parent, names }, position) => ({ slug, parent, position, names })),
  );
}

/** The shelves its terms name, with those above, and the one of all games. */
export function shelvesOf(game: CatalogueGame, shelves: Shelves): string[] {
  const found = new Set([everything]);
  for (const term of game.terms) {
    let shelf = typeof term === 'string' ? null : term.shelf;
    while (shelf && shelves.has(shelf) && !found.has(shelf)) {
      found.add(shelf);
      shelf = shelves.get(shelf) ?? null;
    }
  }
  return [...found];
}

/** What its cover draws: the first of its terms that suggests something. */
export const drawingOf = (game: CatalogueGame): Genre | null =>
  game.terms
    .map((term) => (typeof term === 'string' ? null : term.drawing))
    .find((drawing) => drawing !== null) ?? null;
