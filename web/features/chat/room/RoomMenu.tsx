// What can be done with a room one is in, behind the dots of its head; and what opens from the head.
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { lazyWithWords } from '../../../i18n/withWords.tsx';
import { BellPlace } from '../../../shell/BellPlace.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';
import type { Rights } from '../message/tools.ts';
import type { ReadMarks } from '../unread/readMarks.ts';
import { useNarrow } from '../useNarrow.ts';

const DateDialog = lazy(() =>
  import('../search/DateDialog.tsx').then((part) => ({ default: part.DateDialog })),
);
const SearchDrawer = lazy(() =>
  import('../search/SearchDrawer.tsx').then((part) => ({ default: part.SearchDrawer })),
);
const LeaveDialog = lazy(() => import('./LeaveDialog.tsx').then((part) => ({ default: part.LeaveDialog })));
const LeaveGroupDialog = lazyWithWords(
  () => import('../groups/LeaveGroupDialog.tsx').then((part) => part.LeaveGroupDialog),
  'groups',
);
const PeopleDrawer = lazy(() =>
  import('./PeopleDrawer.tsx').then((part) => ({ default: part.PeopleDrawer })),
);
const PinsDrawer = lazy(() =>
  import('../message/PinsDrawer.tsx').then((part) => ({ default: part.PinsDrawer })),
);
const RoomDrawer = lazy(() =>
  import('../keeping/RoomDrawer.tsx').then((part) => ({ default: part.RoomDrawer })),
);

/** `menu`: it was wanted before it was there. */
export type RoomPart = 'menu' | 'people' | 'pins' | 'search' | 'date' | 'keeping' | 'leave';

type Props = {
  room: RoomCard;
  pins: readonly number[];
  rights: Rights;
  marks: ReadMarks;
  open: RoomPart | null;
  onOpen: (part: RoomPart | null) => void;
};

export function RoomMenu({ room, pins, rights, marks, open, onOpen }: Props) {
  const t = useTranslations('rooms.room');
  const narrow = useNarrow();
  const onClose = () => onOpen(null);
  const { me, keeps } = rights;
  return (
    <>
      {/* Elsewhere the dock has it. */}
      {narrow ? <BellPlace of={me} /> : null}
      <Menu trigger={<IconButton icon="more" label={t('more')} />} atOnce={open === 'menu'}>
        {/* Nobody else comes in, and nobody leaves. */}
        {room.with ? null : (
          <MenuItem icon="check" onClick={() => void copyLink(t('linkCopied'), t('linkNotCopied'))}>
            {t('copyLink')}
          </MenuItem>
        )}
        <MenuItem icon="clock" onClick={() => onOpen('date')}>
          {t('toDate')}
        </MenuItem>
        <MenuItem icon="settings" onClick={() => onOpen('keeping')}>
          {t('keeping')}
        </MenuItem>
        {room.with || room.kind === 'lobby' ? null : (
          <MenuItem icon="out" danger onClick={() => onOpen('leave')}>
            {t('leave')}
          </MenuItem>
        )}
      </Menu>
      <Suspense>
        {open === 'people' ? <PeopleDrawer room={room} onClose={onClose} /> : null}
        {open === 'pins' ? <PinsDrawer pins={pins} keeps={rights.pins} onClose={onClose} /> : null}
        {open === 'search' ? <SearchDrawer room={room} onClose={onClose} /> : null}
        {open === 'date' ? <DateDialog onClose={onClose} /> : null}
        {open === 'keeping' ? <RoomDrawer room={room} keeps={keeps} onClose={onClose} /> : null}
        {open === 'leave' && room.kind === 'group' ? (
          <LeaveGroupDialog room={room} me={me} marks={marks} onClose={onClose} />
        ) : null}
        {open === 'leave' && room.kind !== 'group' ? (
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
