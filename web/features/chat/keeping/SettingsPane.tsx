// The settings of a room: its owner changes them; also the copy of its history, and its end.
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { trpc } from '../../../api/trpc.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { PictureField } from '../groups/PictureField.tsx';
import { SettingsForm } from './SettingsForm.tsx';

type Props = {
  room: RoomCard;
  isOwner: boolean /** Null where they may not. */;
  onCloseRoom: (() => void) | null;
};

export function SettingsPane({ room, isOwner, onCloseRoom }: Props) {
  const t = useTranslations('roomKeeping.settings');
  return (
    <div className="stack">
      {isOwner && room.kind === 'group' ? <PictureField room={room} /> : null}
      {isOwner ? <OwnSettings room={room} /> : null}
      {isOwner ? (
        <section className="keeping-part">
          <h3>{t('copyTitle')}</h3>
          <p className="muted small">{t('copyHint')}</p>
          <div className="row wrap">
            <a className={buttonClass({ size: 's' })} href={`/exports/rooms/${room.id}.html`} download>
              {t('copyPage')}
            </a>
            <a className={buttonClass({ size: 's' })} href={`/exports/rooms/${room.id}.json`} download>
              {t('copyData')}
            </a>
          </div>
        </section>
      ) : null}
      {onCloseRoom ? (
        <section className="keeping-part spread">
          <p className="muted small">{t('closeHint')}</p>
          <Button kind="danger" size="s" onClick={onCloseRoom}>
            {t('close')}
          </Button>
        </section>
      ) : null}
    </div>
  );
}

function OwnSettings({ room }: { room: RoomCard }) {
  const t = useTranslations('roomKeeping');
  const query = trpc.chat.roomKeeping.useQuery({ roomId: room.id }, { staleTime: 0, gcTime: 0 });
  if (query.isPending) return <LinesSkeleton count={6} />;
  if (query.isError) {
    return <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { title, locked, capacity, listed } = room;
  return (
    <SettingsForm
      roomId={room.id}
      memberCount={room.memberCount}
      facts={{ title, locked, capacity, ...(listed !== undefined && { listed }), ...query.data }}
      onSaved={() => void query.refetch()}
    />
  );
}
