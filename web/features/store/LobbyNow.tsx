// What happens in the lobby right now: three rooms with the most people.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../shared/chat.ts';
import { Seats } from '../../ui/Seats.tsx';
import { SectionHead } from '../../ui/Shelf.tsx';
import { TilesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { RoomFace } from '../chat/rooms/RoomFace.tsx';
import { useLobbySummary } from '../chat/useOnline.ts';

const tileCount = 3;

export function LobbyNow() {
  const t = useTranslations('store.front');
  const { people, rooms, busiest, isPending, error, retry } = useLobbySummary(tileCount);
  return (
    <section className="section" aria-label={t('lobby')}>
      <SectionHead
        title={t('lobby')}
        note={isPending || error ? undefined : t('lobbyNote', { people, rooms })}
      >
        <Link to="/rooms" className="link">
          {t('allRooms')}
        </Link>
      </SectionHead>
      {isPending ? (
        <TilesSkeleton count={tileCount} />
      ) : error ? (
        <ErrorState title={t('roomsFailed')} error={error} onRetry={retry} />
      ) : busiest.length === 0 ? (
        <p className="muted">{t('noRooms')}</p>
      ) : (
        <div className="tiles">
          {busiest.map((room) => (
            <RoomTile key={room.id} room={room} />
          ))}
        </div>
      )}
    </section>
  );
}

function RoomTile({ room }: { room: RoomCard }) {
  const t = useTranslations('store.front');
  return (
    <Link to="/rooms/$roomId" params={{ roomId: room.id }} className="tile">
      <div className="row">
        <RoomFace roomId={room.id} locked={room.locked} />
        <div className="grow">
          <div className="name clip">{room.title}</div>
          <div className="small muted">{t('here', { count: room.memberCount })}</div>
        </div>
        {room.capacity <= 8 ? <Seats taken={room.memberCount} of={room.capacity} /> : null}
      </div>
      <div className="spread">
        <span className="small clip">
          {room.locked
            ? t('locked')
            : room.owner
              ? t('hostedBy', { name: room.owner.nickname })
              : t('openHouse')}
        </span>
        <span className="link small">{t('goIn')}</span>
      </div>
    </Link>
  );
}
