// The wish list: a member's from the server, a guest's from the browser.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameCard } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { keepFocus } from '../../ui/keepFocus.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { RowsSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { useMe } from '../accounts/useMe.ts';
import { WishAlertButton } from '../alerts/WishAlertButton.tsx';
import { GameRow } from './GameRow.tsx';
import { useGuestWishes } from './guestWishes.ts';
import { StoreTabs } from './StoreTabs.tsx';
import { pageSize } from './useBrowse.ts';

export function WishlistPage() {
  const t = useTranslations('store.wishlist');
  usePageTitle(t('title'));
  const { me, isPending } = useMe();
  return (
    <>
      <StoreTabs />
      <header className="found-head wishlist-head">
        <div className="grow">
          <h1 id="wishlist-title" tabIndex={-1}>
            {t('title')}
          </h1>
          {me || isPending ? null : <p className="muted">{t('guest')}</p>}
        </div>
      </header>
      {isPending ? <RowsSkeleton count={6} /> : me ? <MemberWishes /> : <GuestWishes />}
    </>
  );
}

function NoWishes() {
  const t = useTranslations('store.wishlist');
  return (
    <Empty
      drawing="heart"
      title={t('empty')}
      way={
        <Link to="/" className={buttonClass({ kind: 'primary' })}>
          {t('toStore')}
        </Link>
      }
    >
      {t('emptyText')}
    </Empty>
  );
}

const Rows = ({ games }: { games: readonly GameCard[] }) => (
  <ul ref={keepFocus} tabIndex={-1} data-focus-else="wishlist-title" className="results">
    {games.map((game) => (
      <GameRow key={game.id} game={game} cart />
    ))}
  </ul>
);

function MemberWishes() {
  const t = useTranslations('store');
  const { language } = useLanguage();
  const list = trpc.store.wishlist.useInfiniteQuery(
    { limit: pageSize, language },
    { getNextPageParam: (page) => page.nextCursor },
  );
  if (list.isPending) return <RowsSkeleton count={6} />;
  if (list.isError) {
    return (
      <ErrorState
        title={t('wishlist.failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  const games = list.data.pages.flatMap((page) => page.items);
  if (games.length === 0) return <NoWishes />;
  return (
    <>
      <ul ref={keepFocus} tabIndex={-1} data-focus-else="wishlist-title" className="results">
        {games.map((item) => (
          <GameRow key={item.id} game={item} cart foot={<WishAlertButton item={item} />} />
        ))}
      </ul>
      <MoreFoot
        has={list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={{ more: t('browse.more', { count: pageSize }), loading: t('browse.loadingMore') }}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

function GuestWishes() {
  const t = useTranslations('store.wishlist');
  const { language } = useLanguage();
  const ids = useGuestWishes();
  const list = trpc.store.gamesByIds.useQuery(
    { ids: [...ids], language },
    { enabled: ids.length > 0, placeholderData: (before) => before },
  );
  if (ids.length === 0) return <NoWishes />;
  if (list.isPending) return <RowsSkeleton count={Math.min(6, ids.length)} />;
  if (list.isError) {
    return (
      <ErrorState
        title={t('failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  const games = ids.flatMap((id) => list.data.find((game) => game.id === id) ?? []);
  return games.length === 0 ? <NoWishes /> : <Rows games={games} />;
}
