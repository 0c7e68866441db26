// The frame of the house: places on the left, people on the right, and what is open between them.
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import { useMe } from '../features/accounts/useMe.ts';
import { PersonCardPlace } from '../features/chat/people/PersonCard.tsx';
import { Dock } from '../features/friends/Dock.tsx';
import { playsHere } from '../features/library/playsHere.ts';
import { Late } from './Late.tsx';
import { Rail } from './Rail.tsx';
import { SearchHost } from './SearchHost.tsx';

const ChatBackground = lazy(() =>
  import('../features/chat/ChatBackground.tsx').then((part) => ({ default: part.ChatBackground })),
);

const CartBackground = lazy(() =>
  import('../features/store/cart/CartBackground.tsx').then((part) => ({ default: part.CartBackground })),
);
const WishesBackground = lazy(() =>
  import('../features/store/WishesBackground.tsx').then((part) => ({ default: part.WishesBackground })),
);

const loadAlerts = () =>
  import('../features/alerts/AlertsBackground.tsx').then((part) => part.AlertsBackground);

const loadFriends = () =>
  import('../features/friends/FriendsBackground.tsx').then((part) => part.FriendsBackground);

function FriendsPlace() {
  const { me } = useMe();
  return me ? <Late key={me.id} load={loadFriends} words="people" /> : null;
}

function AlertsPlace() {
  const { me } = useMe();
  return me ? <Late key={me.id} load={loadAlerts} words="alerts" /> : null;
}
const PlayBackground = lazy(() =>
  import('../features/library/PlayBackground.tsx').then((part) => ({ default: part.PlayBackground })),
);

/** On a phone the list of rooms and a room are two pages, and a room has no bottom bar. */
function frameClass(pathname: string): string {
  if (/^\/rooms\/[^/]+/.test(pathname)) return 'shell lobby in-room';
  if (pathname.startsWith('/rooms')) return 'shell lobby in-list';
  return 'shell';
}

export function Frame() {
  const t = useTranslations('shell');
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className={frameClass(pathname)}>
        <Rail />
        <Outlet />
        <Dock />
      </div>
      <SearchHost />
      <PersonCardPlace />
      <AlertsPlace />
      <FriendsPlace />
      <Suspense>
        <ChatBackground />
        <WishesBackground />
        {playsHere.read() ? <PlayBackground /> : null}
        <CartBackground />
      </Suspense>
    </>
  );
}
