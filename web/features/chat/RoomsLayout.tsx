// The rooms: the list on the left stays while the rooms beside it change. On a phone it is a page of its own.
import { Outlet, useMatchRoute } from '@tanstack/react-router';
import { EnterRoomProvider } from './rooms/EnterRoom.tsx';
import { RoomList } from './rooms/RoomList.tsx';
import { useNarrow } from './useNarrow.ts';
import './chat.css';

export function RoomsLayout() {
  const inRoom = useMatchRoute()({ to: '/rooms/$roomId' }) !== false;
  const narrow = useNarrow();
  return (
    <EnterRoomProvider>
      {!narrow ? (
        <RoomList first={!inRoom} />
      ) : inRoom ? null : (
        <main id="main" tabIndex={-1}>
          <RoomList first />
        </main>
      )}
      <Outlet />
    </EnterRoomProvider>
  );
}
