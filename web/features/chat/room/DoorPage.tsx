// Before a room's door: not in it yet, or not any more; the room is gone; or it did not load.
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import { appErrorOf } from '../../../api/errors.ts';
import { feeds } from '../../../api/feeds.ts';
import { trpc } from '../../../api/trpc.ts';
import { lazyWithWords } from '../../../i18n/withWords.tsx';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { roomFeedName } from '../live/roomFeed.ts';
import { EnterRoomProvider, useEnterRoom } from '../rooms/EnterRoom.tsx';
import { RoomFace } from '../rooms/RoomFace.tsx';
import { useLobby } from '../useOnline.ts';

const GroupOr = lazyWithWords(() => import('../groups/GroupOr.tsx').then((part) => part.GroupOr), 'groups');
const NoCopyState = lazyWithWords(
  () => import('../groups/NoCopyState.tsx').then((part) => part.NoCopyState),
  'groups',
);

type Props = {
  roomId: string;
  /** Why one is not in; null for guests. */
  error: unknown;
  /** Whether one was in just now. */
  wasIn: boolean;
  guest: boolean;
};

function DoorPageParts({ roomId, error, wasIn, guest }: Props) {
  const t = useTranslations('rooms.door');
  const lobby = useLobby();
  const { enter, entering } = useEnterRoom();
  const room = lobby.rooms?.find((other) => other.id === roomId);
  const { code } = appErrorOf(error);
  if (code === 'ROOM_BANNED') return <Banned roomId={roomId} />;
  const wasSent = code === 'ROOM_REMOVED';
  const isOutside =
    wasSent || code === 'GAME_NOT_OWNED' || guest || code === 'NOT_IN_ROOM' || code === 'NOT_SIGNED_IN';

  if (!isOutside && code !== 'ROOM_NOT_FOUND' && code !== 'BAD_INPUT') {
    return (
      <Talk>
        <ErrorState title={t('failed')} error={error} onRetry={() => feeds.restart(roomFeedName(roomId))} />
      </Talk>
    );
  }
  if (!isOutside) {
    return (
      <Talk>
        <Empty
          drawing="door"
          title={t('gone')}
          way={
            <Link to="/rooms" className={buttonClass({ kind: 'primary' })}>
              {t('toRooms')}
            </Link>
          }
        >
          {t('goneText')}
        </Empty>
      </Talk>
    );
  }
  if (code === 'GAME_NOT_OWNED') return <NoCopy />;
  const isFull = room !== undefined && room.memberCount >= room.capacity;
  const card = (
    <Talk>
      <div className="panel state door-card">
        {room ? <RoomFace roomId={room.id} locked={room.locked} /> : <Icon name="door" />}
        <h1>{room?.title ?? t('someRoom')}</h1>
        {wasSent ? <h2 role="alert">{t('removed')}</h2> : null}
        <p>
          {wasSent
            ? t('removedText')
            : wasIn
              ? t('wasIn')
              : room
                ? t(room.locked ? 'aboutLocked' : 'about', { count: room.memberCount, of: room.capacity })
                : t('unknown')}
        </p>
        {wasSent ? <Why roomId={roomId} /> : null}
        {guest ? (
          <Link
            to="/sign-in"
            search={{ back: `/rooms/${roomId}` }}
            className={buttonClass({ kind: 'primary' })}
          >
            {t('signIn')}
          </Link>
        ) : (
          <Button
            kind="primary"
            busy={entering === roomId ? t('entering') : undefined}
            onClick={() => enter(room ?? { id: roomId, title: t('someRoom'), locked: false })}
          >
            {isFull ? t('tryFull') : wasIn ? t('again') : t('comeIn')}
          </Button>
        )}
        <Link to="/rooms" className="link small">
          {t('toRooms')}
        </Link>
      </div>
    </Talk>
  );
  // What stands in no list may be a group.
  if (guest || room) return card;
  return (
    <Suspense fallback={<Talk>{null}</Talk>}>
      <GroupOr roomId={roomId} wasSent={wasSent} instead={card} />
    </Suspense>
  );
}

/** What those who sent one out gave as their reason. */
function Why({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.door');
  const { data } = trpc.chat.whySent.useQuery({ roomId }, { staleTime: 0 });
  return data?.reason ? <span className="block">{t('why', { reason: data.reason })}</span> : null;
}

function Banned({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.door');
  return (
    <Talk>
      <Empty
        drawing="door"
        title={t('banned')}
        way={
          <Link to="/rooms" className={buttonClass({ kind: 'primary' })}>
            {t('toRooms')}
          </Link>
        }
      >
        {t('bannedText')}
        <Why roomId={roomId} />
      </Empty>
    </Talk>
  );
}

function NoCopy() {
  return (
    <Talk>
      <Suspense>
        <NoCopyState />
      </Suspense>
    </Talk>
  );
}

function Talk({ children }: { children: React.ReactNode }) {
  return (
    <main className="talk talk-door" id="main" tabIndex={-1}>
      {children}
    </main>
  );
}

export const DoorPage = (props: Props) => (
  <EnterRoomProvider>
    <DoorPageParts {...props} />
  </EnterRoomProvider>
);
