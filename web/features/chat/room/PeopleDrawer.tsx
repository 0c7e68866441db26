// The people of a room as a drawer, where there is no dock beside it.
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { Drawer } from '../../../ui/Dialog.tsx';
import { showCard, useCard } from '../people/cardState.ts';
import { RoomPeople } from '../people/RoomPeople.tsx';

export function PeopleDrawer({ room, onClose }: { room: RoomCard; onClose: () => void }) {
  const t = useTranslations('rooms.room');
  const card = useCard();
  useEffect(() => {
    if (!card?.anchor.closest('.drawer')) return;
    // One thing is open at a time: the card stands at what opened the drawer.
    const anchor = document.querySelector<HTMLElement>('.talk-head button[aria-haspopup="dialog"]');
    onClose();
    // When the drawer has given the focus back.
    if (anchor) requestAnimationFrame(() => showCard({ ...card, anchor }));
  }, [card, onClose]);
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('here')} note={room.memberCount}>
      <div className="people-drawer">
        <RoomPeople roomId={room.id} />
      </div>
    </Drawer>
  );
}
