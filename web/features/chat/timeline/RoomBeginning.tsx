// Where a room's history begins.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';

export function RoomBeginning({ room }: { room: RoomCard }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const date = format.dateTime(room.createdAt, { dateStyle: 'long' });
  return (
    <div className="beginning">
      <RoomFace roomId={room.id} locked={room.locked} />
      <p className="beginning-name">{room.title}</p>
      <p className="small muted">{t('beginning', { date })}</p>
    </div>
  );
}
