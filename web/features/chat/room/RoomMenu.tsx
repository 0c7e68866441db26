// What can be done with a room one is in, behind the dots of its head.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';
import type { ReadMarks } from '../unread/readMarks.ts';

const LeaveDialog = lazy(() => import('./LeaveDialog.tsx').then((part) => ({ default: part.LeaveDialog })));
const RoomDrawer = lazy(() =>
  import('../keeping/RoomDrawer.tsx').then((part) => ({ default: part.RoomDrawer })),
);

type Props = { room: RoomCard; keeps: boolean; me: string; marks: ReadMarks };

export function RoomMenu({ room, keeps, me, marks }: Props) {
  const t = useTranslations('rooms.room');
  const [open, setOpen] = useState<'keeping' | 'leave' | null>(null);
  const onClose = () => setOpen(null);
  return (
    <>
      <Menu trigger={<IconButton icon="more" label={t('more')} />}>
        <MenuItem icon="check" onClick={() => void copyLink(t('linkCopied'), t('linkNotCopied'))}>
          {t('copyLink')}
        </MenuItem>
        <MenuItem icon="settings" onClick={() => setOpen('keeping')}>
          {t('keeping')}
        </MenuItem>
        <MenuItem icon="out" danger onClick={() => setOpen('leave')}>
          {t('leave')}
        </MenuItem>
      </Menu>
      <Suspense>
        {open === 'keeping' ? <RoomDrawer room={room} keeps={keeps} me={me} onClose={onClose} /> : null}
        {open === 'leave' ? (
          <LeaveDialog room={room} isHost={room.owner?.id === me} marks={marks} onClose={onClose} />
        ) : null}
      </Suspense>
    </>
  );
}

async function copyLink(done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast({ text: done });
  } catch {
    toast({ text: failed, bad: true });
  }
}
