// The tabs over the store's pages; each leads to a page of its own.
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { useWishes } from './useWishes.ts';

type Place = 'front' | 'all' | 'onSale' | 'newest' | 'free' | 'wishlist';

function usePlace(): Place {
  return useRouterState({
    select: ({ location }) => {
      const search: { sale?: true; free?: true; sort?: string } = location.search;
      if (location.pathname === '/') return 'front';
      if (location.pathname === '/wishlist') return 'wishlist';
      if (location.pathname !== '/category/all') return 'all';
      if (search.sale) return 'onSale';
      if (search.free) return 'free';
      return search.sort === 'newest' ? 'newest' : 'all';
    },
  });
}

/** On a narrow screen the tabs run out of it: the one that is open is moved to the middle. Only sideways. */
function useCurrentInSight(place: Place, ...widths: (number | undefined)[]) {
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when another tab is open or counts came
  useEffect(() => {
    const tab = nav.current?.querySelector('[aria-current]')?.getBoundingClientRect();
    const bar = nav.current?.getBoundingClientRect();
    if (!tab || !bar) return;
    nav.current?.scrollBy({ left: tab.left + tab.width / 2 - bar.left - bar.width / 2, behavior: 'instant' });
  }, [place, ...widths]);
  return nav;
}

export function StoreTabs() {
  const t = useTranslations('store.tabs');
  const format = useFormatter();
  const place = usePlace();
  const { count } = useWishes();
  const sale = trpc.store.games.useQuery({ onSale: true, limit: 1 }, { staleTime: 300_000 });
  const nav = useCurrentInSight(place, sale.data?.total, count);
  const current = (name: Place) => ({
    'aria-current': name === place ? ('page' as const) : undefined,
    // Else the router too marks what leads to a part of this address: all games beside those on sale.
    activeOptions: { exact: true },
  });
  return (
    <nav className="tabs" aria-label={t('label')} ref={nav}>
      <Link to="/" className="tab" {...current('front')}>
        {t('front')}
      </Link>
      <Link to="/category/$slug" params={{ slug: 'all' }} search={{}} className="tab" {...current('all')}>
        {t('all')}
      </Link>
      <Link
        to="/category/$slug"
        params={{ slug: 'all' }}
        search={{ sale: true }}
        className="tab"
        {...current('onSale')}
      >
        {t('onSale')}
        {sale.data ? <span className="n">{format.number(sale.data.total)}</span> : null}
      </Link>
      <Link
        to="/category/$slug"
        params={{ slug: 'all' }}
        search={{ sort: 'newest' }}
        className="tab"
        {...current('newest')}
      >
        {t('newest')}
      </Link>
      <Link
        to="/category/$slug"
        params={{ slug: 'all' }}
        search={{ free: true }}
        className="tab"
        {...current('free')}
      >
        {t('free')}
      </Link>
      <Link to="/wishlist" className="tab" {...current('wishlist')}>
        {t('wishlist')}
        {count > 0 ? <span className="n">{format.number(count)}</span> : null}
      </Link>
    </nav>
  );
}
