// How many games each choice of the filters would show.
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { type BrowseSearch, filterOf } from './browseSearch.ts';

/** @param category a slug, or undefined for a search through everything. */
export function useFacets(category: string | undefined, search: BrowseSearch) {
  const { language } = useLanguage();
  return trpc.store.facets.useQuery(
    { ...filterOf(category, search), language },
    { placeholderData: keepPreviousData },
  );
}

/** What the tag of the address is called; undefined while that is not known, its slug if there is no such tag. */
export function useTagName(category: string | undefined, search: BrowseSearch): string | undefined {
  const { data, isError } = useFacets(category, search);
  const { tag } = search;
  const known = data?.tags.find(({ slug }) => slug === tag)?.name;
  return known ?? (data || isError ? tag : undefined);
}
