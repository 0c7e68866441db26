// The dock of a member: who one is, the rooms one is in, who is in the lobby. In a room it opens on who is there.
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import type { RoomEvent } from '../../../shared/chat.ts';
import { useFeed } from '../../api/feeds.ts';
import { Segments } from '../../ui/Segments.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { roomFeed } from '../chat/live/roomFeed.ts';
import type { RoomView } from '../chat/live/roomView.ts';
import { MeCard } from './MeCard.tsx';

const LateLobby = lazy(() => import('./DockLobby.tsx').then((part) => ({ default: part.DockLobby })));

const RoomPeople = lazy(() =>
  import('../chat/people/RoomPeople.tsx').then((part) => ({ default: part.RoomPeople })),
);

export function DockMember({ me }: { me: Me }) {
  const { roomId } = useParams({ strict: false });
  return (
    <>
      <MeCard me={me} />
      {roomId ? (
        <DockInRoom key={roomId} me={me} roomId={roomId} />
      ) : (
        <div className="dock-scroll">
          <DockLobby me={me} />
        </div>
      )}
    </>
  );
}

/** Who is there and where: beside a room it is fetched when it is looked at. */
const DockLobby = (props: { me: Me }) => (
  <Suspense fallback={<LinesSkeleton count={6} />}>
    <LateLobby {...props} />
  </Suspense>
);

function DockInRoom({ me, roomId }: { me: Me; roomId: string }) {
  const t = useTranslations('friends');
  const [side, setSide] = useState<'here' | 'lobby'>('here');
  const { status, state } = useFeed<RoomView, RoomEvent>(roomFeed(roomId));
  // At the door of a room, or when it is gone, nobody is told who is there; of two who talk everybody knows.
  if (status === 'ended' || state?.full.room.with) {
    return (
      <div className="dock-scroll">
        <DockLobby me={me} />
      </div>
    );
  }
  return (
    <div className="dock-scroll">
      <div className="dock-sides">
        <Segments
          label={t('dock')}
          options={[
            { value: 'here', label: t('here') },
            { value: 'lobby', label: t('lobby') },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      {side === 'here' ? (
        <Suspense fallback={<LinesSkeleton count={6} />}>
          <RoomPeople roomId={roomId} />
        </Suspense>
      ) : (
        <DockLobby me={me} />
      )}
    </div>
  );
}
