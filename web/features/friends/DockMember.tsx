// The dock of a member: who one is, the rooms one is in, who is in the lobby. In a room it opens on who is there.
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import { Segments } from '../../ui/Choices.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { DockPeople } from './DockPeople.tsx';
import { DockRooms } from './DockRooms.tsx';
import { MeCard } from './MeCard.tsx';

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
          <DockRooms />
          <DockPeople me={me} />
        </div>
      )}
    </>
  );
}

function DockInRoom({ me, roomId }: { me: Me; roomId: string }) {
  const t = useTranslations('friends');
  const [side, setSide] = useState<'here' | 'lobby'>('here');
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
        <>
          <DockRooms />
          <DockPeople me={me} />
        </>
      )}
    </div>
  );
}
