// A member's library: what to go on with, all games on their shelves, and the panel of one.
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { CopyPanel } from './CopyPanel.tsx';
import { LibraryBar } from './LibraryBar.tsx';
import { LibraryHead } from './LibraryHead.tsx';
import { LibraryList } from './LibraryList.tsx';
import { filterOf, type LibrarySearch } from './librarySearch.ts';
import { RecentShelf } from './RecentShelf.tsx';
import { RedeemDialog } from './RedeemDialog.tsx';
import { ShelfChips } from './ShelfChips.tsx';

/** Games fetched at a time. */
const pageSize = 48;

export function OwnLibrary() {
  const t = useTranslations('library');
  const { language } = useLanguage();
  const search = useSearch({ from: '/frame/page/library' });
  const navigate = useNavigate();
  const [redeeming, setRedeeming] = useState(false);
  const change = (next: LibrarySearch) =>
    void navigate({ to: '/library', search: next, replace: true, resetScroll: false });

  const overview = trpc.library.overview.useQuery(undefined, { refetchOnWindowFocus: 'always' });
  const list = trpc.library.games.useInfiniteQuery(
    { ...filterOf(search), language, limit: pageSize },
    {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      // What was bought, given back or played elsewhere meanwhile.
      refetchOnWindowFocus: 'always',
    },
  );
  const games = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const chosen = games.find(({ slug }) => slug === search.game);
  const counts = overview.data;
  const nothing = counts !== undefined && counts.games + counts.hidden === 0;

  return (
    <>
      <LibraryHead overview={counts} onRedeem={() => setRedeeming(true)} />
      {nothing ? (
        <Empty
          drawing="shelf"
          title={t('empty.title')}
          way={
            <div className="wrap">
              <Link to="/" className={buttonClass({ kind: 'primary' })}>
                {t('toStore')}
              </Link>
              <Button icon="key" onClick={() => setRedeeming(true)}>
                {t('redeemKey')}
              </Button>
            </div>
          }
        >
          {t('empty.text')}
        </Empty>
      ) : (
        <>
          <RecentShelf />
          <section className="section" aria-labelledby="all-games">
            <LibraryBar count={counts?.games} search={search} onChange={change} />
            <ShelfChips overview={counts} search={search} onChange={change} />
            <div className="own-cols">
              <div>
                {list.isPending ? (
                  <BooksSkeleton count={12} wall />
                ) : list.isError && games.length === 0 ? (
                  <ErrorState
                    title={t('failed')}
                    error={list.error}
                    onRetry={() => void list.refetch()}
                    retrying={list.isFetching}
                  />
                ) : games.length === 0 ? (
                  <NothingHere search={search} onAll={() => change({})} />
                ) : (
                  <LibraryList
                    games={games}
                    total={total}
                    pageSize={pageSize}
                    search={search}
                    chosen={chosen ?? games[0]}
                    playing={counts?.playing ?? []}
                    stale={list.isPlaceholderData}
                    more={{
                      has: list.hasNextPage,
                      busy: list.isFetchingNextPage,
                      fetch: () => void list.fetchNextPage(),
                    }}
                  />
                )}
              </div>
              <CopyPanel
                game={chosen ?? games[0]}
                open={chosen !== undefined}
                collections={counts?.collections ?? []}
                onClose={() => {
                  const { game: _game, ...rest } = search;
                  change(rest);
                }}
              />
            </div>
          </section>
        </>
      )}
      <RedeemDialog open={redeeming} onClose={() => setRedeeming(false)} />
    </>
  );
}

/** Why a list without games has none, and the way to those there are. */
function NothingHere({ search, onAll }: { search: LibrarySearch; onAll: () => void }) {
  const t = useTranslations('library');
  const way = <Button onClick={onAll}>{t('showAll')}</Button>;
  if (search.q) {
    return (
      <Empty drawing="lens" title={t('empty.find')} way={way}>
        {t('empty.findText')}
      </Empty>
    );
  }
  if (search.shelf === 'hidden') return <Empty drawing="shelf" title={t('empty.hidden')} way={way} />;
  const why =
    search.shelf === 'installed' || search.shelf === 'unplayed'
      ? search.shelf
      : search.shelf
        ? 'collection'
        : null;
  if (why === null) return <Empty drawing="shelf" title={t('empty.shelf')} way={way} />;
  return (
    <Empty drawing="shelf" title={t(`empty.${why}`)} way={way}>
      {t(`empty.${why}Text`)}
    </Empty>
  );
}
