// The head of a room: what it is, how many are here, and what can be done with it.
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { RoomAbout, RoomMenu } from '../message/late.ts';
import type { Rights } from '../message/tools.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';
import type { ReadMarks } from '../unread/readMarks.ts';
import type { RoomPart } from './RoomMenu.tsx';

type Props = {
  room: RoomCard;
  pins: readonly number[];
  rights: Rights;
  marks: ReadMarks;
};

export function RoomHead(props: Props) {
  const { room, pins } = props;
  const t = useTranslations('rooms.room');
  const talk = useTranslations('talk');
  const [open, setOpen] = useState<RoomPart | null>(null);
  const name = useRoomName()(room);
  const { kind } = room;
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
      <RoomFace roomId={room.id} locked={room.locked} other={room.with} picture={room.picture} />
      <div className="grow">
        <h1 className="clip">{name}</h1>
        <p className="tiny muted clip">
          {kind === 'open' ? (
            about.join(' · ')
          ) : (
            <Suspense fallback="&nbsp;">
              <RoomAbout room={room} />
            </Suspense>
          )}
        </p>
      </div>
      {room.with || kind === 'lobby' ? null : (
        <button
          type="button"
          className="btn btn-quiet btn-s"
          aria-haspopup="dialog"
          onClick={() => setOpen('people')}
        >
          <Icon name="users" small />
          <span aria-hidden="true">{room.memberCount}</span>
          <span className="sr">{t('people', { count: room.memberCount })}</span>
        </button>
      )}
      <IconButton
        icon="search"
        label={t('search')}
        aria-haspopup="dialog"
        onClick={() => setOpen('search')}
      />
      {pins.length > 0 ? (
        <IconButton
          icon="pin"
          label={talk('pinsOpen', { count: pins.length })}
          aria-haspopup="dialog"
          onClick={() => setOpen('pins')}
        />
      ) : null}
      <Suspense
        fallback={
          <>
            <span className="bell-place only-phone" />
            <IconButton icon="more" label={t('more')} onClick={() => setOpen('menu')} />
          </>
        }
      >
        <RoomMenu {...props} open={open} onOpen={setOpen} />
      </Suspense>
    </header>
  );
}
