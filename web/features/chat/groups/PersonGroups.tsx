// On a person's card: the groups they are in that everybody may see, and the way into one.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';
import { DoorButtons } from './DoorButtons.tsx';
import './groups.css';

/** Groups a card has room for. */
const shown = 3;

export function PersonGroups({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const t = useTranslations('groups.card');
  const { data } = trpc.chat.groupsOf.useQuery({ memberId, limit: shown }, { staleTime: 0 });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card-groups" aria-label={t('title')}>
      <h3 className="small muted">{t('title')}</h3>
      <ul>
        {data.items.map(({ room, isIn, asked, invitedBy }) => (
          <li key={room.id} className="row">
            <RoomFace roomId={room.id} locked={false} picture={room.picture} />
            <span className="name clip grow">{room.title}</span>
            <DoorButtons
              door={{ room, isIn, asked, isInvited: invitedBy !== null }}
              size="s"
              onGone={onClose}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
