// The places of the house: a rail on the left, a bar at the foot of a phone. Only places that exist.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { useUnread } from '../features/friends/useUnread.ts';
import { Badge } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { useInStore } from './useInStore.ts';

export function Rail() {
  const t = useTranslations('shell');
  const inStore = useInStore();
  const unread = useUnread();
  return (
    <nav className="rail" aria-label={t('places')}>
      <Link to="/" className="mark" aria-label={t('home')}>
        <Mark />
      </Link>
      <Link to="/" className="rail-item" aria-current={inStore ? 'page' : undefined}>
        <Icon name="store" />
        {t('store')}
      </Link>
      <Link to="/library" className="rail-item">
        <Icon name="library" />
        {t('library')}
      </Link>
      <Link to="/rooms" className="rail-item">
        <Icon name="rooms" />
        {t('rooms')}
        <Badge count={unread} label={t('unread')} />
      </Link>
      <Link to="/wishlist" className="rail-item no-phone">
        <Icon name="heart" />
        {t('wishlist')}
      </Link>
      <Link to="/friends" className="rail-item only-phone">
        <Icon name="users" />
        {t('friends')}
      </Link>
      <span className="rail-gap" />
      <Link to="/settings" className="rail-item">
        <Icon name="settings" />
        {t('settings')}
      </Link>
    </nav>
  );
}
