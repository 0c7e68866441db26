// Beside the list while no room is open: who is here and which rooms there are.
import { Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import { lazyWithWords } from '../../i18n/withWords.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LinesSkeleton, TilesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { useMe } from '../accounts/useMe.ts';
import { PersonLine } from './people/PersonLine.tsx';
import { RoomConnection } from './room/RoomConnection.tsx';
import { EnterRoomProvider, useEnterRoom } from './rooms/EnterRoom.tsx';
import { RoomTile } from './rooms/RoomTile.tsx';
import { useMyRooms } from './useMyRooms.ts';
import { useNarrow } from './useNarrow.ts';
import { useLobby } from './useOnline.ts';

const GroupTiles = lazyWithWords(
  () => import('./groups/ListedGroups.tsx').then((part) => part.GroupTiles),
  'groups',
);
const LobbyTalk = lazyWithWords(
  () => import('./groups/LobbyTalk.tsx').then((part) => part.LobbyTalk),
  'groups',
);

function LobbyPageParts() {
  const t = useTranslations('rooms.lobby');
  const { me } = useMe();
  const lobby = useLobby();
  const mine = useMyRooms();
  const { openNew } = useEnterRoom();
  usePageTitle(t('pageTitle'), t('description'));
  const isNarrow = useNarrow();
  const { rooms, people } = lobby;
  const mineIds = new Set(mine.rooms.map(({ room }) => room.id));

  // There the list is the page.
  if (isNarrow) return null;
  return (
    <main className="talk" id="main" tabIndex={-1}>
      <header className="talk-head">
        <span className="room-face" aria-hidden="true">
          <Icon name="door" />
        </span>
        <div className="grow">
          <h2 className="clip">{t('title')}</h2>
          <p className="tiny muted clip">
            {rooms ? t('now', { people: lobby.peopleTotal, rooms: lobby.roomsTotal }) : ' '}
          </p>
        </div>
        {me ? (
          <Button kind="primary" icon="plus" onClick={openNew}>
            {t('open')}
          </Button>
        ) : null}
      </header>
      <RoomConnection />
      <div className="lobby-in">
        {lobby.error && !rooms ? (
          <ErrorState title={t('failed')} error={lobby.error} onRetry={lobby.retry} />
        ) : (
          <>
            {me ? (
              <Suspense fallback={<LinesSkeleton count={4} />}>
                <LobbyTalk me={me} />
              </Suspense>
            ) : null}
            <section aria-label={t('rooms')}>
              <h2 className="lobby-title">{t('rooms')}</h2>
              {!rooms ? (
                <TilesSkeleton count={4} />
              ) : rooms.length === 0 ? (
                <Empty drawing="door" title={t('noRooms')}>
                  {t('noRoomsText')}
                </Empty>
              ) : (
                <div className="tiles">
                  {rooms.map((room) => (
                    <RoomTile key={room.id} room={room} guest={!me} isMine={mineIds.has(room.id)} />
                  ))}
                </div>
              )}
            </section>
            <Suspense fallback={<TilesSkeleton count={2} />}>
              <GroupTiles />
            </Suspense>
            {me ? (
              <section aria-label={t('people')}>
                <h2 className="lobby-title">
                  {t('people')} <span className="muted small">{people ? lobby.peopleTotal : null}</span>
                </h2>
                {people ? (
                  <ul className="people-grid">
                    {people.map((person) => (
                      <PersonLine
                        key={person.id}
                        person={person}
                        presence="online"
                        isMe={person.id === me.id}
                      />
                    ))}
                  </ul>
                ) : (
                  <LinesSkeleton count={4} />
                )}
              </section>
            ) : null}
          </>
        )}
      </div>
    </main>
  );
}

export const LobbyPage = () => (
  <EnterRoomProvider>
    <LobbyPageParts />
  </EnterRoomProvider>
);
