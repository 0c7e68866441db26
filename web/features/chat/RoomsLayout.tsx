// The rooms: the list on the left stays while the rooms beside it change. On a phone it is a page of its own.

import { Outlet, useMatchRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useNarrow } from './useNarrow.ts';
import './chat.css';

/** Beside a room the list may come a moment later than the room. */
const LateList = lazy(() => import('./rooms/RoomList.tsx').then((part) => ({ default: part.RoomList })));
const RoomList = (props: { first: boolean }) => (
  <Suspense fallback={<div className="rooms" />}>
    <LateList {...props} />
  </Suspense>
);

export function RoomsLayout() {
  const inRoom = useMatchRoute()({ to: '/rooms/$roomId' }) !== false;
  const narrow = useNarrow();
  return (
    <>
      {!narrow ? (
        <RoomList first={!inRoom} />
      ) : inRoom ? null : (
        <main id="main" tabIndex={-1}>
          <RoomList first />
        </main>
      )}
      <Outlet />
    </>
  );
}
