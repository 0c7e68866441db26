// What stands under the name of a room that is no open one: of a direct one how the other one is, else whose it is.
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { DirectState } from '../direct/DirectState.tsx';

export function RoomAbout({ room }: { room: RoomCard }) {
  const t = useTranslations('rooms.room');
  const nameOf = useNameOf();
  const { kind, owner } = room;
  if (room.with) return <DirectState person={room.with} />;
  if (kind === 'lobby') return t('signedIn');
  if (kind === 'game') return t('owners');
  return owner ? t('group', { name: nameOf(owner.nickname) }) : null;
}
