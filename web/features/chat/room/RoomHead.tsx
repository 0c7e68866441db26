// The head of a room: what it is, how many are here, and what can be done with it.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { DirectState, RoomMenu } from '../message/late.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';
import type { ReadMarks } from '../unread/readMarks.ts';

const LeaveDialog = lazy(() => import('./LeaveDialog.tsx').then((part) => ({ default: part.LeaveDialog })));

const PeopleDrawer = lazy(() =>
  import('./PeopleDrawer.tsx').then((part) => ({ default: part.PeopleDrawer })),
);
const PinsDrawer = lazy(() =>
  import('../message/PinsDrawer.tsx').then((part) => ({ default: part.PinsDrawer })),
);

type Props = {
  room: RoomCard;
  pins: readonly number[];
  /** Whether the member looks after the room. */
  keeps: boolean;
  me: string;
  marks: ReadMarks;
};

export function RoomHead({ room, pins, keeps, me, marks }: Props) {
  const t = useTranslations('rooms.room');
  const talk = useTranslations('talk');
  const [pinned, setPinned] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [people, setPeople] = useState(false);
  const name = useRoomName()(room);
  const about = [
    room.owner ? t('hostedBy', { name: room.owner.nickname }) : t('house'),
    t('places', { capacity: room.capacity }),
    ...(room.locked ? [t('locked')] : []),
  ];
  return (
    <header className="talk-head">
      <Link to="/rooms" className="btn btn-icon only-phone" aria-label={t('back')}>
        <Icon name="back" />
      </Link>
      <RoomFace roomId={room.id} locked={room.locked} other={room.with} />
      <div className="grow">
        <h1 className="clip">{name}</h1>
        <p className="tiny muted clip">
          {room.with ? (
            <Suspense fallback="&nbsp;">
              <DirectState person={room.with} />
            </Suspense>
          ) : (
            about.join(' · ')
          )}
        </p>
      </div>
      {room.with ? null : (
        <button
          type="button"
          className="btn btn-quiet btn-s"
          aria-haspopup="dialog"
          onClick={() => setPeople(true)}
        >
          <Icon name="users" small />
          <span aria-hidden="true">{room.memberCount}</span>
          <span className="sr">{t('people', { count: room.memberCount })}</span>
        </button>
      )}
      {pins.length > 0 ? (
        <IconButton
          icon="pin"
          label={talk('pinsOpen', { count: pins.length })}
          aria-haspopup="dialog"
          onClick={() => setPinned(true)}
        />
      ) : null}
      {room.with ? null : (
        <Suspense fallback={<span className="btn btn-icon" />}>
          <RoomMenu onLeave={() => setLeaving(true)} />
        </Suspense>
      )}
      <Suspense>
        {people ? <PeopleDrawer room={room} onClose={() => setPeople(false)} /> : null}
        {pinned ? <PinsDrawer pins={pins} keeps={keeps} onClose={() => setPinned(false)} /> : null}
        {leaving ? (
          <LeaveDialog
            room={room}
            isHost={room.owner?.id === me}
            marks={marks}
            onClose={() => setLeaving(false)}
          />
        ) : null}
      </Suspense>
    </header>
  );
}
