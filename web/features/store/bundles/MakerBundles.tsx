// On a publisher's page: what it sells together.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { SectionHead } from '../../../ui/Shelf.tsx';
import { BundleStrips } from './BundleStrips.tsx';

/** Nothing where there are none: what it sells one by one stands below. */
export function MakerBundles({ publisherId }: { publisherId: string }) {
  const t = useTranslations('gameMore.maker');
  const { language } = useLanguage();
  const list = trpc.store.bundles.ofMaker.useInfiniteQuery(
    { publisherId, language, limit: 6 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const bundles = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data && bundles.length === 0 && !list.hasNextPage) return null;
  return (
    <section aria-label={t('bundles')}>
      <SectionHead title={t('bundles')} />
      <PagedPart
        list={list}
        words={{ failed: t('bundlesFailed'), more: t('more'), loading: t('loading') }}
        isEmpty={false}
        empty={null}
      >
        <BundleStrips bundles={bundles} />
      </PagedPart>
    </section>
  );
}
