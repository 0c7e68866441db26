// One room in the dock.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import { Badge } from '../../ui/Badge.tsx';
import { useNameOf, useRoomName } from '../../ui/useNameOf.ts';
import { saidIn } from '../chat/attached/said.ts';
import type { MyRoomNow } from '../chat/live/myRooms.ts';
import { CallBadge } from '../chat/rooms/CallBadge.tsx';
import { RoomFace } from '../chat/rooms/RoomFace.tsx';

const day = 24 * 3_600_000; // ms

export function RoomLine({ now }: { now: MyRoomNow }) {
  const t = useTranslations('shell');
  const list = useTranslations('chat.list');
  const format = useFormatter();
  const nameOf = useNameOf();
  const name = useRoomName()(now.room);
  const { room, last, unread, calls } = now;
  const when = last
    ? format.dateTime(
        last.at,
        Date.now() - last.at < day
          ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
          : { month: 'short', day: 'numeric' },
      )
    : null;
  return (
    <li>
      <Link
        to="/rooms/$roomId"
        params={{ roomId: room.id }}
        className={unread > 0 ? 'line is-new' : 'line'}
        title={name}
      >
        <RoomFace roomId={room.id} locked={room.locked} other={room.with} />
        <span className="grow">
          <span className="name clip block">{name}</span>
          <span className="last clip block">
            {last
              ? `${last.blocked ? '' : `${nameOf(last.author)}: `}${saidIn(last, list) || list('deleted')}`
              : ' '}
          </span>
        </span>
        {when ? (
          <span className="side">
            <time>{when}</time>
            <span className="badges">
              <CallBadge count={calls} />
              <Badge count={unread} label={t('unread')} />
            </span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
