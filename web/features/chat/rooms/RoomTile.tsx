// A room as a tile: who looks after it, how full it is, and the way in.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { useEnterRoom } from './EnterRoom.tsx';
import { RoomFace } from './RoomFace.tsx';

type Props = { room: RoomCard; guest: boolean; isMine: boolean };

export function RoomTile({ room, guest, isMine }: Props) {
  const t = useTranslations('chat.list');
  const { enter, entering } = useEnterRoom();
  const isFull = room.memberCount >= room.capacity;
  const way = isMine
    ? t('goBack')
    : entering === room.id
      ? t('entering')
      : isFull
        ? t('full', { capacity: room.capacity })
        : guest
          ? t('signIn')
          : t('goIn');
  return (
    <Link
      to="/rooms/$roomId"
      params={{ roomId: room.id }}
      className="tile"
      preload={isMine ? 'intent' : false}
      onClick={(event) => {
        if (isMine || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        enter(room);
      }}
    >
      <span className="row">
        <RoomFace roomId={room.id} locked={room.locked} />
        <span className="grow">
          <span className="name clip block">{room.title}</span>
          <span className="small muted clip block">
            {t('hereOf', { count: room.memberCount, of: room.capacity })}
          </span>
        </span>
      </span>
      <span className="spread small">
        <span className="row tile-host">
          {room.owner ? <Avatar avatar={room.owner.avatar} size="s" /> : null}
          <span className="clip">
            {room.locked
              ? t('locked')
              : room.owner
                ? t('hostedBy', { name: room.owner.nickname })
                : t(guest ? 'guestOpen' : 'house')}
          </span>
        </span>
        <span className={isFull && !isMine ? 'muted' : 'link'}>{way}</span>
      </span>
    </Link>
  );
}
