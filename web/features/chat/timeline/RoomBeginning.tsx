// Where a room's history begins.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';

/** @param hidden whether more was said before, which is not for who came later */
export function RoomBeginning({ room, hidden }: { room: RoomCard; hidden: boolean }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const name = useRoomName()(room);
  const date = format.dateTime(room.createdAt, { dateStyle: 'long' });
  return (
    <div className="beginning">
      <RoomFace roomId={room.id} locked={room.locked} other={room.with} />
      <p className="beginning-name">{name}</p>
      <p className="small muted">
        {room.with
          ? t('directBeginning', { name, date })
          : hidden
            ? t('hiddenBeginning')
            : t('beginning', { date })}
      </p>
    </div>
  );
}
