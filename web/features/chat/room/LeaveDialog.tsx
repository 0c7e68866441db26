// Asks before leaving a room, and says what goes with it.
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { api, cache } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';
import type { ReadMarks } from '../unread/readMarks.ts';

type Props = { room: RoomCard; isHost: boolean; marks: ReadMarks; onClose: () => void };

/** Leaves: one is out at once; should the call fail, one still is in the room, and is told so. */
export function useLeave({ room, marks, onClose }: Omit<Props, 'isHost'>): () => Promise<void> {
  const t = useTranslations('rooms.leave');
  const errorText = useErrorText();
  const navigate = useNavigate();
  return async () => {
    onClose();
    await navigate({ to: '/rooms' });
    try {
      await api.chat.leaveRoom.mutate({ roomId: room.id });
    } catch (error) {
      const { code } = appErrorOf(error);
      if (code !== 'NOT_IN_ROOM' && code !== 'ROOM_NOT_FOUND') {
        toast({ text: t('failed', { title: room.title, reason: errorText(error).text }), bad: true });
        return;
      }
    }
    marks.forget(room.id);
    await cache.chat.myRooms.invalidate();
  };
}

export function LeaveDialog({ isHost, ...props }: Props) {
  const { room, onClose } = props;
  const t = useTranslations('rooms.leave');
  const leave = useLeave(props);
  const isLast = room.memberCount <= 1 && !room.lasting;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { title: room.title })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('stay')}</Button>} />
          <Button kind="danger" onClick={() => void leave()}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <p>{isLast ? t('last') : isHost ? t('host') : room.locked ? t('locked') : t('text')}</p>
    </Dialog>
  );
}
