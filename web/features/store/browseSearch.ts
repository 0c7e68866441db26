// What the address says about a list of games: words, filters, order, view.
import type { GameSort } from '../../../shared/store.ts';

/** The orders offered, in the order of the list; `relevance` only beside words. */
export const sortChoices = [
  'relevance',
  'popular',
  'rating',
  'newest',
  'price',
  'discount',
  'name',
] as const satisfies readonly GameSort[];

export type BrowseSearch = {
  q?: string;
  tag?: string;
  sort?: GameSort;
  sale?: true;
  free?: true;
  view?: 'covers';
};

/** As the server's `slugSchema` judges; the page does without the schema library. */
const isSlug = (text: string) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** What of an address narrows the list, as the server's inputs have it. */
export function filterOf(category: string | undefined, { q, tag, sale, free }: BrowseSearch) {
  return {
    ...(category && { category }),
    ...(q && { q }),
    ...(tag && { tag }),
    ...(sale && { onSale: true }),
    ...(free && { free: true }),
  };
}

/** How many filters the address holds; words count as one. */
export const filtersOn = ({ q, tag, sale, free }: BrowseSearch): number =>
  [q, tag, sale, free].filter(Boolean).length;

/** The same address without its filters: order and view stay. */
export function withoutFilters({ sort, view }: BrowseSearch): BrowseSearch {
  return { ...(sort && sort !== 'relevance' && { sort }), ...(view && { view }) };
}

/** Reads an address by hand: whatever does not fit is left out, never an error. */
export function parseBrowseSearch(search: Record<string, unknown>): BrowseSearch {
  const { q, tag, sort, sale, free, view } = search;
  const words = (typeof q === 'string' || typeof q === 'number' ? String(q) : '').trim().slice(0, 100);
  const order = sortChoices.find((choice) => choice === sort);
  return {
    ...(words && { q: words }),
    ...(typeof tag === 'string' && isSlug(tag) && { tag }),
    ...(order && (order !== 'relevance' || words) && { sort: order }),
    ...(sale === true && { sale }),
    ...(free === true && { free }),
    ...(view === 'covers' && { view }),
  };
}
