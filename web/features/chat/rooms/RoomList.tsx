// The column of rooms: those one is in, then all that are open, with a filter and the way to open a new one.
import { type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { lazyWithWords } from '../../../i18n/withWords.tsx';
import { BellPlace } from '../../../shell/BellPlace.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { fetchMoreRooms } from '../live/lobbyFeed.ts';
import { useMyRooms } from '../useMyRooms.ts';
import { useDockless } from '../useNarrow.ts';
import { useLobby } from '../useOnline.ts';
import { EnterRoomProvider, useEnterRoom } from './EnterRoom.tsx';
import { FetchMore } from './FetchMore.tsx';
import { GuestWayIn } from './GuestWayIn.tsx';
import { MyRoomRow, OpenRoomRow } from './RoomRow.tsx';

const GroupsColumn = lazyWithWords(
  () => import('../groups/GroupsColumn.tsx').then((part) => part.GroupsColumn),
  'groups',
);
const GroupLines = lazyWithWords(
  () => import('../groups/ListedGroups.tsx').then((part) => part.GroupLines),
  'groups',
);

const hasText = (text: string | undefined, wanted: string) =>
  text?.toLocaleLowerCase().normalize('NFKC').includes(wanted) ?? false;

/** Whether a room fits what was typed: by its title or its host's name. */
const fits = (room: Pick<RoomCard, 'title' | 'owner' | 'with'>, wanted: string) =>
  wanted === '' || hasText(room.title, wanted) || hasText((room.with ?? room.owner)?.nickname, wanted);

/** @param first whether it is the page itself, as on a phone, and not beside a room */
type Props = { first: boolean };

function RoomListParts({ first }: Props) {
  const t = useTranslations('chat.list');
  const { me, isPending: isMePending } = useMe();
  const lobby = useLobby();
  const mine = useMyRooms();
  const { openNew } = useEnterRoom();
  const dockless = useDockless();
  const [finding, setFinding] = useState(false);
  const [query, setQuery] = useState('');
  const findButton = useRef<HTMLButtonElement>(null);

  const wanted = query.trim().toLocaleLowerCase().normalize('NFKC');
  const mineIds = new Set(mine.rooms.map(({ room }) => room.id));
  // Groups have a section of their own.
  const myRooms = mine.rooms.filter(({ room }) => room.kind !== 'group' && fits(room, wanted));
  const fitsHere = (room: RoomCard) => fits(room, wanted);
  const open = (lobby.rooms ?? []).filter((room) => !mineIds.has(room.id) && fits(room, wanted));
  const Heading = first ? 'h1' : 'h2';
  const level = first ? 'h2' : 'h3';

  const stopFinding = () => {
    setQuery('');
    setFinding(false);
    findButton.current?.focus();
  };

  return (
    <nav className="rooms" aria-label={t('label')}>
      <div className="rooms-head">
        <Heading>{t('title')}</Heading>
        <IconButton
          icon="search"
          label={t('find')}
          ref={findButton}
          aria-expanded={finding}
          onClick={() => (finding ? stopFinding() : setFinding(true))}
        />
        {me ? <IconButton icon="plus" label={t('open')} onClick={openNew} /> : null}
        {me && dockless ? <BellPlace of={me.id} /> : null}
      </div>
      {finding ? (
        <div className="rooms-find">
          <div className="input">
            <Icon name="search" small />
            <input
              aria-label={t('find')}
              placeholder={t('findPlaceholder')}
              value={query}
              autoComplete="off"
              // biome-ignore lint/a11y/noAutofocus: it has just been asked for
              autoFocus
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && stopFinding()}
            />
            <IconButton icon="x" small label={t('stopFinding')} onClick={stopFinding} />
          </div>
        </div>
      ) : null}
      <div className="rooms-list">
        {!me && !isMePending ? <GuestWayIn main={first} /> : null}
        {me ? (
          <Suspense fallback={<LinesSkeleton count={2} />}>
            <GroupsColumn me={me} level={level} fits={fitsHere} />
          </Suspense>
        ) : null}
        {me && (mine.isPending || myRooms.length > 0) ? (
          <Section level={level} title={t('mine')} count={mine.isPending ? null : myRooms.length}>
            {mine.isPending ? (
              <LinesSkeleton count={2} />
            ) : (
              <ul>
                {myRooms.map((now) => (
                  <MyRoomRow key={now.room.id} now={now} me={me.nickname} />
                ))}
              </ul>
            )}
          </Section>
        ) : null}
        {mine.error && mine.rooms.length === 0 ? (
          <Failed text={t('mineFailed')} onRetry={mine.retry} />
        ) : null}
        <Section level={level} title={t('all')} count={lobby.rooms ? open.length : null}>
          {lobby.rooms ? (
            <>
              {open.length > 0 ? (
                <ul>
                  {open.map((room) => (
                    <OpenRoomRow key={room.id} room={room} guest={!me} />
                  ))}
                </ul>
              ) : (
                <p className="rooms-note">
                  {wanted
                    ? myRooms.length > 0
                      ? t('noOther', { query })
                      : t('noneFound', { query })
                    : t(lobby.rooms.length > 0 ? 'inAll' : 'none')}
                </p>
              )}
              <MoreRooms cursor={lobby.nextCursor} />
            </>
          ) : lobby.error ? (
            <Failed text={t('failed')} onRetry={lobby.retry} />
          ) : (
            <LinesSkeleton count={6} />
          )}
        </Section>
        <Suspense>
          <GroupLines level={level} fits={fitsHere} />
        </Suspense>
      </div>
    </nav>
  );
}

function MoreRooms({ cursor }: { cursor: string | null }) {
  const t = useTranslations('chat.list');
  const words = { more: t('more'), loading: t('loadingMore'), failed: t('moreFailed') };
  return <FetchMore cursor={cursor} fetchMore={fetchMoreRooms} words={words} />;
}

function Failed({ text, onRetry }: { text: string; onRetry: () => void }) {
  const t = useTranslations('ui.error');
  return (
    <p className="rooms-note" role="alert">
      {text}{' '}
      <button type="button" className="link" onClick={onRetry}>
        {t('tryAgain')}
      </button>
    </p>
  );
}

type SectionProps = { level: 'h2' | 'h3'; title: string; count: number | null; children: ReactNode };

function Section({ level: Heading, title, count, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading id={id} className="rooms-section">
        {title} <span>{count}</span>
      </Heading>
      {children}
    </section>
  );
}

export const RoomList = (props: Props) => (
  <EnterRoomProvider>
    <RoomListParts {...props} />
  </EnterRoomProvider>
);
