// A category, or one of its sub-categories.
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { NotFoundPage } from '../../shell/NotFoundPage.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { BrowsePage } from './BrowsePage.tsx';

export function CategoryPage() {
  const t = useTranslations('store.browse');
  const { slug } = useParams({ from: '/frame/page/category/$slug' });
  const search = useSearch({ from: '/frame/page/category/$slug' });
  const { language } = useLanguage();
  const categories = trpc.store.categories.useQuery({ language }, { staleTime: 300_000 });
  const category = categories.data?.find((each) => each.slug === slug);
  const parent = categories.data?.find((each) => each.slug === category?.parent);
  const title =
    slug === 'all' && search.sale
      ? t('saleTitle')
      : slug === 'all' && search.free
        ? t('freeTitle')
        : slug === 'all' && search.sort === 'newest'
          ? t('newTitle')
          : category?.name;
  usePageTitle(title);
  if (categories.data && !category) return <NotFoundPage />;
  return <BrowsePage title={title ?? '\u00a0'} note={parent?.name} category={slug} search={search} />;
}
