// The head of a room: what it is, how many are here, and what can be done with it.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Drawer } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';
import { RoomPeople } from '../people/RoomPeople.tsx';
import { RoomFace } from '../rooms/RoomFace.tsx';
import type { ReadMarks } from '../unread/readMarks.ts';

const LeaveDialog = lazy(() => import('./LeaveDialog.tsx').then((part) => ({ default: part.LeaveDialog })));

type Props = { room: RoomCard; me: string; marks: ReadMarks };

export function RoomHead({ room, me, marks }: Props) {
  const t = useTranslations('chat.room');
  const [leaving, setLeaving] = useState(false);
  const [people, setPeople] = useState(false);
  const about = [
    room.owner ? t('hostedBy', { name: room.owner.nickname }) : t('house'),
    t('places', { capacity: room.capacity }),
    ...(room.locked ? [t('locked')] : []),
  ];
  return (
    <header className="talk-head">
      <Link to="/rooms" className="btn btn-icon only-phone" aria-label={t('back')}>
        <Icon name="back" />
      </Link>
      <RoomFace roomId={room.id} locked={room.locked} />
      <div className="grow">
        <h1 className="clip">{room.title}</h1>
        <p className="tiny muted clip">{about.join(' · ')}</p>
      </div>
      <button
        type="button"
        className="btn btn-quiet btn-s"
        aria-haspopup="dialog"
        onClick={() => setPeople(true)}
      >
        <Icon name="users" small />
        <span aria-hidden="true">{room.memberCount}</span>
        <span className="sr">{t('people', { count: room.memberCount })}</span>
      </button>
      <Menu trigger={<IconButton icon="more" label={t('more')} />}>
        <MenuItem icon="check" onClick={() => void copyLink(t('linkCopied'), t('linkNotCopied'))}>
          {t('copyLink')}
        </MenuItem>
        <MenuItem icon="out" danger onClick={() => setLeaving(true)}>
          {t('leave')}
        </MenuItem>
      </Menu>
      <Drawer open={people} onOpenChange={setPeople} title={t('here')} note={room.memberCount}>
        <div className="people-drawer">
          <RoomPeople roomId={room.id} />
        </div>
      </Drawer>
      <Suspense>
        {leaving ? (
          <LeaveDialog
            room={room}
            isHost={room.owner?.id === me}
            marks={marks}
            onClose={() => setLeaving(false)}
          />
        ) : null}
      </Suspense>
    </header>
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
