// A list of games as the address asks for it, page after page.
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GameSort } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { type BrowseSearch, filterOf } from './browseSearch.ts';

/** Games fetched at a time. */
export const pageSize = 24;

/** The order that holds when the address names none. */
export function sortOf(search: BrowseSearch): GameSort {
  return search.sort ?? (search.q ? 'relevance' : 'popular');
}

/** @param category a slug, or undefined for a search through everything. */
export function useBrowse(category: string | undefined, search: BrowseSearch) {
  const { language } = useLanguage();
  const query = trpc.store.games.useInfiniteQuery(
    {
      ...filterOf(category, search),
      sort: sortOf(search),
      limit: pageSize,
      language,
    },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const games = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? 0;
  return { query, games, total };
}
