// The people of a room as a drawer, where there is no dock beside it.
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { Drawer } from '../../../ui/Dialog.tsx';
import { RoomPeople } from '../people/RoomPeople.tsx';

export function PeopleDrawer({ room, onClose }: { room: RoomCard; onClose: () => void }) {
  const t = useTranslations('rooms.room');
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('here')} note={room.memberCount}>
      <div className="people-drawer">
        <RoomPeople roomId={room.id} />
      </div>
    </Drawer>
  );
}
