// A list of games with its filters: a category, or what a search found.
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../../ui/Button.tsx';
import { BooksSkeleton, RowsSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { BrowseBar } from './BrowseBar.tsx';
import { BrowseList } from './BrowseList.tsx';
import { type BrowseSearch, filtersOn } from './browseSearch.ts';
import { Facets } from './Facets.tsx';
import { FacetsDrawer } from './FacetsDrawer.tsx';
import { Picks } from './Picks.tsx';
import { StoreTabs } from './StoreTabs.tsx';
import { pageSize, useBrowse } from './useBrowse.ts';

type Props = {
  title: ReactNode;
  note?: ReactNode;
  /** A slug, or undefined for a search through everything. */
  category: string | undefined;
  search: BrowseSearch;
};

/** What is said of a list without games: that depends on why there are none. */
function nothingFound({ q, ...others }: BrowseSearch): 'empty' | 'emptySearch' | 'emptyShelf' {
  if (filtersOn(others) > 0) return 'empty';
  return q ? 'emptySearch' : 'emptyShelf';
}

export function BrowsePage({ title, note, category, search }: Props) {
  const t = useTranslations('store.browse');
  const navigate = useNavigate();
  const [drawer, setDrawer] = useState(false);
  const { query, games, total } = useBrowse(category, search);
  const covers = search.view === 'covers';
  /** Filters change what is listed at once; the scroll stays. */
  const change = (next: BrowseSearch) =>
    void navigate({ to: '.', search: next, replace: true, resetScroll: false });
  const facets = <Facets category={category} search={search} onChange={change} />;
  const nothing = nothingFound(search);

  return (
    <>
      <StoreTabs />
      <div className="browse">
        <aside className="facets no-narrow" aria-label={t('filters')}>
          {facets}
        </aside>
        <section className="found">
          <header className="found-head">
            <div className="grow">
              <h1>{title}</h1>
              {note ? <p className="muted">{note}</p> : null}
            </div>
          </header>
          <Picks category={category} search={search} onChange={change} />
          <BrowseBar
            total={query.data ? total : null}
            search={search}
            onChange={change}
            onFilters={() => setDrawer(true)}
          />
          {query.isPending ? (
            covers ? (
              <BooksSkeleton count={pageSize} wall />
            ) : (
              <RowsSkeleton count={pageSize / 2} />
            )
          ) : query.isError && games.length === 0 ? (
            <ErrorState
              title={t('failed')}
              error={query.error}
              onRetry={() => void query.refetch()}
              retrying={query.isFetching}
            />
          ) : games.length === 0 ? (
            <Empty
              drawing={nothing === 'emptyShelf' ? 'shelf' : 'lens'}
              title={t(nothing, { query: search.q ?? '' })}
              way={
                <Link to="/" className={buttonClass({ kind: 'primary' })}>
                  {t('toFront')}
                </Link>
              }
            >
              {t(`${nothing}Text`)}
            </Empty>
          ) : (
            <BrowseList
              games={games}
              total={total}
              covers={covers}
              stale={query.isPlaceholderData}
              more={{
                has: query.hasNextPage,
                busy: query.isFetchingNextPage,
                failed: query.isFetchNextPageError,
                fetch: () => void query.fetchNextPage(),
              }}
            />
          )}
        </section>
      </div>
      <FacetsDrawer open={drawer} onOpenChange={setDrawer} search={search} total={total} onChange={change}>
        {facets}
      </FacetsDrawer>
    </>
  );
}
