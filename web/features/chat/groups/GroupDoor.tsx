// Before the door of a group: who looks after it, how many are in, and the way that leads in.
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GroupDoor as Door } from '../../../../shared/groups.ts';
import { feeds } from '../../../api/feeds.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { roomFeedName } from '../live/roomFeed.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';
import { useInboxRoom } from '../useMyRooms.ts';
import { DoorButtons } from './DoorButtons.tsx';
import './groups.css';

export function GroupDoor({ door, wasSent }: { door: Door; wasSent: boolean }) {
  const t = useTranslations('groups.door');
  const nameOf = useNameOf();
  const { room, asked, invitedBy } = door;
  const roomId = room.id;
  // Let in meanwhile by those who look after it.
  const isInNow = useInboxRoom(roomId) !== undefined;
  useEffect(() => {
    if (isInNow) feeds.restart(roomFeedName(roomId));
  }, [isInNow, roomId]);
  return (
    <div className="panel state door-card">
      <RoomFace roomId={roomId} locked={false} picture={room.picture} />
      <h1>{room.title}</h1>
      {wasSent ? <h2 role="alert">{t('removed')}</h2> : null}
      <p>
        {invitedBy
          ? t('invited', { name: nameOf(invitedBy.nickname) })
          : asked
            ? t('asked')
            : t('about', { count: room.memberCount })}
      </p>
      {room.owner ? <p className="small muted">{t('owner', { name: nameOf(room.owner.nickname) })}</p> : null}
      <DoorButtons door={{ room, isIn: false, asked, isInvited: invitedBy !== null }} />
      <Link to="/rooms" className="link small">
        {t('back')}
      </Link>
    </div>
  );
}
