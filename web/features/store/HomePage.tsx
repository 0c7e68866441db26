// The front of the store: one game told large, the lobby right now, and shelves.
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { FrontMarquee } from './FrontMarquee.tsx';
import { FrontShelf } from './FrontShelf.tsx';
import { LobbyNow } from './LobbyNow.tsx';
import { StoreTabs } from './StoreTabs.tsx';

export function HomePage() {
  const t = useTranslations('store');
  usePageTitle(t('title'));
  return (
    <>
      <StoreTabs />
      <FrontMarquee />
      <LobbyNow />
      <FrontShelf
        title={t('front.onSale')}
        input={{ onSale: true, sort: 'discount' }}
        search={{ sale: true }}
        counted
      />
      <FrontShelf title={t('front.downloaded')} input={{ sort: 'popular' }} search={{ sort: 'popular' }} />
      <FrontShelf title={t('front.rated')} input={{ sort: 'rating' }} search={{ sort: 'rating' }} />
      <FrontShelf title={t('front.newest')} input={{ sort: 'newest' }} search={{ sort: 'newest' }} />
    </>
  );
}
