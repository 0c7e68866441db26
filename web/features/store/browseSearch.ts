// What the address says about a list of games: words, filters, order, view.
import {
  type PriceBand,
  priceBands,
  type ReleaseSpan,
  releaseSpans,
  type System,
  systems,
} from '../../../shared/priceBands.ts';
import type { GameSort, RatingBand } from '../../../shared/store.ts';

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

export const ratingChoices = [
  'loved',
  'liked',
  'mixed',
  'disliked',
  'panned',
] as const satisfies readonly RatingBand[];

export type BrowseSearch = {
  q?: string;
  tag?: string;
  sort?: GameSort;
  sale?: true;
  free?: true;
  price?: PriceBand;
  rating?: (typeof ratingChoices)[number];
  released?: ReleaseSpan;
  system?: System;
  /** A language games can be played in. */
  spoken?: string;
  view?: 'covers';
};

/** As the server's `slugSchema` judges; the page does without the schema library. */
const isSlug = (text: string) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

const isLanguage = (text: string) => text.length <= 35 && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

/** What of an address narrows the list, as the server's inputs have it. */
export function filterOf(category: string | undefined, search: BrowseSearch) {
  const { q, tag, sale, free, price, rating, released, system, spoken } = search;
  return {
    ...(price && { price }),
    ...(rating && { rating }),
    ...(released && { released }),
    ...(system && { system }),
    ...(spoken && { spoken }),
    ...(category && { category }),
    ...(q && { q }),
    ...(tag && { tag }),
    ...(sale && { onSale: true }),
    ...(free && { free: true }),
  };
}

/** How many filters the address holds; words count as one. */
export const filtersOn = ({ sort: _sort, view: _view, ...filters }: BrowseSearch): number =>
  Object.values(filters).filter(Boolean).length;

/** The same address without its filters: order and view stay. */
export function withoutFilters({ sort, view }: BrowseSearch): BrowseSearch {
  return { ...(sort && sort !== 'relevance' && { sort }), ...(view && { view }) };
}

/** Reads an address by hand: whatever does not fit is left out, never an error. */
export function parseBrowseSearch(search: Record<string, unknown>): BrowseSearch {
  const { q, tag, sort, sale, free, spoken, view } = search;
  const one = <Value extends string>(choices: readonly Value[], name: string) =>
    choices.find((choice) => choice === search[name]);
  const [price, rating] = [one(priceBands, 'price'), one(ratingChoices, 'rating')];
  const [released, system] = [one(releaseSpans, 'released'), one(systems, 'system')];
  const words = (typeof q === 'string' || typeof q === 'number' ? String(q) : '').trim().slice(0, 100);
  const order = sortChoices.find((choice) => choice === sort);
  return {
    ...(words && { q: words }),
    ...(typeof tag === 'string' && isSlug(tag) && { tag }),
    ...(order && (order !== 'relevance' || words) && { sort: order }),
    ...(sale === true && { sale }),
    ...(free === true && { free }),
    ...(price && { price }),
    ...(rating && { rating }),
    ...(released && { released }),
    ...(system && { system }),
    ...(typeof spoken === 'string' && isLanguage(spoken) && { spoken }),
    ...(view === 'covers' && { view }),
  };
}
