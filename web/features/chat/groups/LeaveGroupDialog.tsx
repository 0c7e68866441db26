// Asks before leaving a group; its owner hands it over first.
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { useLeave } from '../room/LeaveDialog.tsx';
import type { ReadMarks } from '../unread/readMarks.ts';

type Props = { room: RoomCard; me: string; marks: ReadMarks; onClose: () => void };

export function LeaveGroupDialog({ me, ...props }: Props) {
  const { room, onClose } = props;
  const t = useTranslations('groups.leave');
  const words = useTranslations('rooms.leave');
  const leave = useLeave(props);
  const isLast = room.memberCount <= 1;
  const mustHandOver = room.owner?.id === me && !isLast;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { title: room.title })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{words('stay')}</Button>} />
          {mustHandOver ? null : (
            <Button kind="danger" onClick={() => void leave()}>
              {words('submit')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(mustHandOver ? 'owner' : isLast ? 'last' : 'text')}</p>
    </Dialog>
  );
}
