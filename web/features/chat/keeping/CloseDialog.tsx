// Asks before a room is closed for all.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { api, cache } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useKeys } from '../../wallet/useKeyOf.ts';

export function CloseDialog({ room, onClose }: { room: RoomCard; onClose: () => void }) {
  const t = useTranslations('roomKeeping.close');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const keys = useKeys();
  const close = useMutation({
    mutationFn: () => api.chat.closeRoom.mutate({ roomId: room.id, key: keys.of(room.id) }),
    async onSuccess() {
      onClose();
      await navigate({ to: '/rooms' });
      await cache.chat.myRooms.invalidate();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { title: room.title })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('stay')}</Button>} />
          <Button kind="danger" busy={close.isPending ? t('busy') : undefined} onClick={() => close.mutate()}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <p>{t('text')}</p>
      {close.error ? (
        <p className="notice is-bad" role="alert">
          <Icon name="warn" />
          {errorText(close.error).text}
        </p>
      ) : null}
    </Dialog>
  );
}
