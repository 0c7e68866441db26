// Where a room's history begins.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';

export function RoomBeginning({ room }: { room: RoomCard }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const name = useRoomName()(room);
  const date = format.dateTime(room.createdAt, { dateStyle: 'long' });
  return (
    <div className="beginning">
      <RoomFace roomId={room.id} locked={room.locked} other={room.with} />
      <p className="beginning-name">{name}</p>
      <p className="small muted">
        {room.with ? t('directBeginning', { name, date }) : t('beginning', { date })}
      </p>
    </div>
  );
}
