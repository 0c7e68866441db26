// The groups that are listed: as tiles on the lobby's page, as lines in the column of rooms.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { TilesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { FetchMore } from '../rooms/FetchMore.tsx';
import { RoomFace } from '../rooms/RoomFace.tsx';
import { useMyRooms } from '../useMyRooms.ts';
import { fetchMoreGroups, useGroups } from './groupsFeed.ts';
import './groups.css';

const CreateGroupDialog = lazy(() =>
  import('./CreateGroupDialog.tsx').then((part) => ({ default: part.CreateGroupDialog })),
);

/** On the lobby's page. */
export function GroupTiles() {
  const t = useTranslations('groups.list');
  const { me } = useMe();
  const { groups, error, retry, nextCursor } = useGroups();
  const [making, setMaking] = useState(false);
  return (
    <section aria-label={t('listed')}>
      <div className="spread lobby-title">
        <h2>{t('listed')}</h2>
        {me ? (
          <Button size="s" icon="plus" onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        ) : null}
      </div>
      {error ? (
        <ErrorState title={t('failed')} error={error} onRetry={retry} />
      ) : !groups ? (
        <TilesSkeleton count={2} />
      ) : groups.length === 0 ? (
        <Empty drawing="door" title={t('noListed')}>
          {t('noListedText')}
        </Empty>
      ) : (
        <div className="tiles">
          {groups.map((room) => (
            <GroupTile key={room.id} room={room} />
          ))}
        </div>
      )}
      <More cursor={nextCursor} />
      <Suspense>{making ? <CreateGroupDialog onClose={() => setMaking(false)} /> : null}</Suspense>
    </section>
  );
}

function GroupTile({ room }: { room: RoomCard }) {
  const t = useTranslations('groups.list');
  return (
    <Link to="/rooms/$roomId" params={{ roomId: room.id }} className="tile" preload={false}>
      <span className="row">
        <RoomFace roomId={room.id} locked={false} picture={room.picture} />
        <span className="grow">
          <span className="name clip block">{room.title}</span>
          <span className="small muted clip block">
            {t('people', { count: room.memberCount })}
            {room.owner ? ` · ${t('owner', { name: room.owner.nickname })}` : null}
          </span>
        </span>
      </span>
    </Link>
  );
}

type LinesProps = { level: 'h2' | 'h3'; fits: (room: RoomCard) => boolean };

/** In the column: those one is not in. */
export function GroupLines({ level: Heading, fits }: LinesProps) {
  const t = useTranslations('groups.list');
  const { groups, nextCursor } = useGroups();
  const mine = new Set(useMyRooms().rooms.map(({ room }) => room.id));
  const others = (groups ?? []).filter((room) => !mine.has(room.id) && fits(room));
  if (others.length === 0) return null;
  return (
    <section aria-label={t('listed')}>
      <Heading className="rooms-section">
        {t('listed')} <span>{others.length}</span>
      </Heading>
      <ul>
        {others.map((room) => (
          <li key={room.id}>
            <Link
              to="/rooms/$roomId"
              params={{ roomId: room.id }}
              className="line"
              preload={false}
              activeProps={{ 'aria-current': 'page' }}
            >
              <RoomFace roomId={room.id} locked={false} picture={room.picture} />
              <span className="grow">
                <span className="name clip block">{room.title}</span>
                <span className="last clip block">{t('people', { count: room.memberCount })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <More cursor={nextCursor} />
    </section>
  );
}

function More({ cursor }: { cursor: string | null }) {
  const t = useTranslations('groups');
  const words = { more: t('list.more'), loading: t('keep.loading'), failed: t('list.failed') };
  return <FetchMore cursor={cursor} fetchMore={fetchMoreGroups} words={words} />;
}
