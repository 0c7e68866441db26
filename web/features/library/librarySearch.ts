// What the address says about the library: words, shelf, order, view, and the game whose panel is open.
import type { LibrarySort } from '../../../shared/library.ts';

export const sortChoices = ['played', 'name', 'bought', 'playTime'] as const satisfies readonly LibrarySort[];
/** Shelves of the house; any other is the id of a collection. */
export const shelves = ['installed', 'unplayed', 'hidden'] as const;
type Shelf = (typeof shelves)[number];

export type LibrarySearch = {
  q?: string;
  shelf?: string;
  sort?: LibrarySort;
  view?: 'rows';
  /** A slug. */
  game?: string;
};

const isShelf = (text: string): text is Shelf => shelves.some((shelf) => shelf === text);
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Reads an address by hand: whatever does not fit is left out, never an error. */
export function parseLibrarySearch(search: Record<string, unknown>): LibrarySearch {
  const { q, shelf, view, game } = search;
  const words = (typeof q === 'string' || typeof q === 'number' ? String(q) : '').trim().slice(0, 100);
  const sort = sortChoices.find((choice) => choice === search['sort']);
  return {
    ...(words && { q: words }),
    ...(typeof shelf === 'string' && (isShelf(shelf) || isId(shelf)) && { shelf }),
    ...(sort && { sort }),
    ...(view === 'rows' && { view }),
    ...(typeof game === 'string' && game.length <= 80 && game !== '' && { game }),
  };
}

/** What of an address narrows the list, as the server's input has it. */
export function filterOf({ q, shelf, sort = 'played' }: LibrarySearch) {
  return {
    sort,
    ...(q && { text: q }),
    ...(shelf === 'installed' && { installed: true as const }),
    ...(shelf === 'unplayed' && { unplayed: true as const }),
    ...(shelf === 'hidden' && { hidden: true as const }),
    ...(shelf && !isShelf(shelf) && { collectionId: shelf }),
  };
}
