// What a dock shows outside of a room: the rooms one is in, friends, who is in the lobby.
import type { Me } from '../../../shared/accounts.ts';
import { Late } from '../../shell/Late.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { DockPeople } from './DockPeople.tsx';
import { DockRooms } from './DockRooms.tsx';

const loadFriends = () => import('./DockFriends.tsx').then((part) => part.DockFriends);

export function DockLobby({ me }: { me: Me }) {
  return (
    <>
      <DockRooms />
      <Late key={me.id} load={loadFriends} words="people" place={<LinesSkeleton count={4} />} />
      <DockPeople me={me} />
    </>
  );
}
