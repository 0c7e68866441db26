// The rooms one is in, as conversations: newest first, with the last thing said.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { Icon } from '../../ui/Icon.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { useMyRooms } from '../chat/useMyRooms.ts';
import { RoomLine } from './RoomLine.tsx';

export function DockRooms() {
  const t = useTranslations('friends');
  const words = useTranslations('ui.error');
  const { rooms, isPending, error, retry } = useMyRooms();
  return (
    <section aria-label={t('conversations')}>
      <h2>{t('conversations')}</h2>
      {isPending ? (
        <LinesSkeleton count={2} />
      ) : error ? (
        <p className="dock-note">
          {t('conversationsFailed')}{' '}
          <button type="button" className="link" onClick={retry}>
            {words('tryAgain')}
          </button>
        </p>
      ) : rooms.length === 0 ? (
        <div className="dock-note">
          <p>{t('noConversations')}</p>
          <Link to="/rooms" className="link">
            {t('toRooms')}
          </Link>
        </div>
      ) : (
        <ul>
          {rooms.map((now) => (
            <RoomLine key={now.room.id} now={now} />
          ))}
        </ul>
      )}
      <Link to="/rooms" className="line only-strip" aria-label={t('toRooms')}>
        <Icon name="plus" />
      </Link>
    </section>
  );
}
