// What a search through all games found.
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { BrowsePage } from './BrowsePage.tsx';
import { useTagName } from './useFacets.ts';

export function SearchPage() {
  const t = useTranslations('store.browse');
  const search = useSearch({ from: '/frame/page/search' });
  const tag = useTagName(undefined, search);
  const title = search.q
    ? t('searchTitle', { query: search.q })
    : search.tag
      ? tag && t('tagTitle', { tag })
      : t('searchAll');
  usePageTitle(title);
  return <BrowsePage title={title ?? '\u00a0'} category={undefined} search={search} />;
}
