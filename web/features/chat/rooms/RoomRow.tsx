// One room in the list: a link into it, or the way in for somebody who is not there yet.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf, useRoomName } from '../../../ui/useNameOf.ts';
import { saidIn } from '../attached/said.ts';
import type { MyRoomNow } from '../live/myRooms.ts';
import { CallBadge } from './CallBadge.tsx';
import { useEnterRoom } from './EnterRoom.tsx';
import { RoomFace } from './RoomFace.tsx';

/** A room one is in: the last thing said, and what is unread. */
export function MyRoomRow({ now, me }: { now: MyRoomNow; me: string }) {
  const t = useTranslations('chat.list');
  const nameOf = useNameOf();
  const roomName = useRoomName();
  const { room, last, calls, memberCount, quiet } = now;
  const unread = quiet ? 0 : now.unread;
  const body = last ? saidIn(last, t) || t('deleted') : t('quiet');
  const said =
    last && !last.blocked
      ? t('said', { name: last.author === me ? t('you') : nameOf(last.author), body })
      : body;
  return (
    <li>
      <Link
        to="/rooms/$roomId"
        params={{ roomId: room.id }}
        className={unread > 0 ? 'line is-new' : 'line'}
        activeProps={{ 'aria-current': 'page' }}
      >
        <RoomFace roomId={room.id} locked={room.locked} other={room.with} picture={room.picture} />
        <span className="grow">
          <span className="name clip block">{roomName(room)}</span>
          <span className="last clip block">{said}</span>
        </span>
        <span className="side">
          {room.with ? null : <Count count={memberCount} />}
          <span className="badges">
            <CallBadge count={calls} />
            <Badge count={unread} label={t('unread')} />
          </span>
        </span>
      </Link>
    </li>
  );
}

/** A room one is not in. */
export function OpenRoomRow({ room, guest }: { room: RoomCard; guest: boolean }) {
  const t = useTranslations('chat.list');
  const { enter, entering } = useEnterRoom();
  const busy = entering === room.id;
  const about = busy
    ? t('entering')
    : room.memberCount >= room.capacity
      ? t('full', { capacity: room.capacity })
      : guest
        ? t(room.locked ? 'guestLocked' : 'guestOpen')
        : room.owner
          ? t('hostedBy', { name: room.owner.nickname })
          : t('house');
  return (
    <li>
      <Link
        to="/rooms/$roomId"
        params={{ roomId: room.id }}
        className="line"
        aria-busy={busy}
        preload={false}
        activeProps={{ 'aria-current': 'page' }}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!busy) enter(room);
        }}
      >
        <RoomFace roomId={room.id} locked={room.locked} />
        <span className="grow">
          <span className="name clip block">{room.title}</span>
          <span className="last clip block">
            {room.locked ? <span className="sr">{t('locked')}, </span> : null}
            {about}
          </span>
        </span>
        <span className="side">
          {busy ? (
            <span className="spin" aria-hidden="true" />
          ) : (
            <Count count={room.memberCount} of={room.capacity} />
          )}
        </span>
      </Link>
    </li>
  );
}

function Count({ count, of }: { count: number; of?: number }) {
  const t = useTranslations('chat.list');
  return (
    <span className="count">
      <Icon name="user" />
      <span aria-hidden="true">{of === undefined ? count : t('countOf', { count, of })}</span>
      <span className="sr">{of === undefined ? t('here', { count }) : t('hereOf', { count, of })}</span>
    </span>
  );
}
