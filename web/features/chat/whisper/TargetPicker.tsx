// Who gets what one writes: everyone in the room, one of one's groups, or one alone. In a direct room there is nothing
// to choose.
import { useNavigate, useParams } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';
import { trayOf } from '../attached/tray.ts';
import type { Addressee } from '../composer/drafts.ts';
import { useMyRooms } from '../useMyRooms.ts';
import { onTargetAsked, takeTarget } from './askedTarget.ts';
import { useSayElsewhere } from './elsewhere.ts';
import './whisper.css';

export type TargetHandle = {
  /** Takes the next or the last one who may get it. */
  cycle(step: 1 | -1): void;
  /** Says that something went to a group. */
  sentTo(group: Addressee): void;
  /** The number of the newest message of a group. */
  newestIn(groupId: string): number;
} | null;

type Props = {
  roomId: string;
  /** Null: everyone. */
  target: Addressee | null;
  /** The member is in the group that was chosen no more. */
  isLost: boolean;
  /** Whether nothing stands in the field. */
  isEmpty: () => boolean;
  people: readonly MemberRef[];
  /** The one in a direct room, who alone is written to. */
  only: string | null;
  onPick: (target: Addressee | null) => void;
  handle: RefObject<TargetHandle>;
};

export function TargetPicker({ roomId, target, isLost, isEmpty, people, only, onPick, handle }: Props) {
  const t = useTranslations('talk.whisper');
  const rooms = useTranslations('rooms.composer');
  usePickedOutside(only === null, onPick);
  useSayElsewhere(target !== null);
  const sentTo = useSayWhereItWent();
  const { rooms: mine } = useMyRooms();
  const groups = mine
    .filter(({ room }) => room.kind === 'group' && room.id !== roomId)
    .map(({ room: { id, title } }): Addressee => ({ id, nickname: title, isGroup: true }));
  const targets: (Addressee | null)[] = [null, ...groups, ...people];
  useEffect(() => {
    handle.current = {
      cycle(step) {
        if (only !== null) return;
        const at = targets.findIndex((one) => one?.id === target?.id);
        onPick(targets[(at + step + targets.length) % targets.length] ?? null);
      },
      sentTo,
      newestIn: (groupId) => mine.find(({ room }) => room.id === groupId)?.number ?? 0,
    };
    return () => {
      handle.current = null;
    };
  });
  // What was meant for some is never for everyone by itself: words and files wait until one has chosen.
  useEffect(() => {
    if (isLost && isEmpty() && trayOf(roomId).length === 0) onPick(null);
  }, [isLost, isEmpty, roomId, onPick]);
  if (only !== null) {
    return (
      <span className="composer-to">
        <Icon name="lock" small />
        {t('onlyTo', { name: only })}
      </span>
    );
  }
  const said = (one: Addressee) =>
    one.isGroup ? t('toGroup', { title: one.nickname }) : t('to', { name: one.nickname });
  const name = !target ? rooms('everyone') : isLost ? t('lost', { title: target.nickname }) : said(target);
  const icon = isLost ? 'warn' : target && !target.isGroup ? 'lock' : target ? 'rooms' : 'users';
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={target ? 'composer-to is-whisper' : 'composer-to'}
          aria-label={t('pick', { target: name })}
          title={t('hint')}
        >
          <Icon name={icon} small />
          {/* That one is out may stand at its end, as in Korean. */}
          <span className={isLost ? 'composer-lost' : 'clip'}>{name}</span>
          <Icon name="down" small />
        </button>
      }
    >
      <MenuItem icon="users" onClick={() => onPick(null)}>
        {rooms('everyone')}
      </MenuItem>
      {groups.length > 0 ? <MenuLine /> : null}
      {groups.map((group) => (
        <MenuItem key={group.id} icon="rooms" onClick={() => onPick(group)}>
          {said(group)}
        </MenuItem>
      ))}
      {people.length > 0 ? <MenuLine /> : null}
      {people.map((person) => (
        <MenuItem key={person.id} icon="lock" onClick={() => onPick(person)}>
          {said(person)}
        </MenuItem>
      ))}
    </Menu>
  );
}

function useSayWhereItWent(): (group: Addressee) => void {
  const t = useTranslations('talk.whisper');
  const navigate = useNavigate();
  return ({ id: roomId, nickname: title }) =>
    toast({
      text: t('sentToGroup', { title }),
      undo: {
        label: t('open'),
        onUndo: () => void navigate({ to: '/rooms/$roomId', params: { roomId } }),
      },
    });
}

/** Whoever was chosen elsewhere, as in the dock, is the target, and one writes to them. */
function usePickedOutside(may: boolean, onPick: (target: MemberRef) => void): void {
  const { roomId } = useParams({ strict: false });
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (!may) return;
    const take = () => {
      const person = takeTarget(roomId);
      if (!person) return;
      pick.current(person);
      // After the menu has given the focus back.
      requestAnimationFrame(() => document.getElementById('say')?.focus());
    };
    take();
    return onTargetAsked(take);
  }, [may, roomId]);
}
