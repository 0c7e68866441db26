// What a search through all games found.
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { BrowsePage } from './BrowsePage.tsx';

export function SearchPage() {
  const t = useTranslations('store.browse');
  const search = useSearch({ from: '/frame/page/search' });
  const title = search.q
    ? t('searchTitle', { query: search.q })
    : search.tag
      ? t('tagTitle', { tag: search.tag })
      : t('searchAll');
  usePageTitle(title);
  return <BrowsePage title={title} category={undefined} search={search} />;
}
