// Who gets what one writes: everyone in the room, one of one's groups, or one alone. In a direct room there is nothing
// to choose.
import { useNavigate, useParams } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';
import { useMe } from '../../accounts/useMe.ts';
import type { WaitingFile } from '../outbox/entry.ts';
import { ownOf } from '../own.ts';
import { useMyRooms } from '../useMyRooms.ts';
import { onTargetAsked, takeTarget } from './askedTarget.ts';
import { useSayElsewhere } from './elsewhere.ts';
import './whisper.css';

/** Somebody, or with `group` one of the member's groups: what it does with what is written. */
export type Target = Pick<MemberRef, 'id' | 'nickname'> & {
  group?: (body: string, files: WaitingFile[]) => void;
};
/** Takes the next or the last one who may get it. */
export type CycleHandle = ((step: 1 | -1) => void) | null;

type Props = {
  roomId: string;
  /** Null: everyone. */
  target: Target | null;
  people: readonly MemberRef[];
  /** The one in a direct room, who alone is written to. */
  only: string | null;
  onPick: (target: Target | null) => void;
  handle: RefObject<CycleHandle>;
};

export function TargetPicker({ roomId, target, people, only, onPick, handle }: Props) {
  const t = useTranslations('talk.whisper');
  const rooms = useTranslations('rooms.composer');
  usePickedOutside(only === null, onPick);
  useSayElsewhere(target !== null);
  const groups = useGroupTargets(roomId);
  // Of a group one has left, or somebody who is gone, nothing is kept.
  const targets: (Target | null)[] = [null, ...groups, ...people];
  useEffect(() => {
    handle.current = (step) => {
      if (only !== null) return;
      const at = targets.findIndex((one) => one?.id === target?.id);
      onPick(targets[(at + step + targets.length) % targets.length] ?? null);
    };
    return () => {
      handle.current = null;
    };
  });
  const isLost = target?.group !== undefined && !groups.some(({ id }) => id === target.id);
  useEffect(() => {
    if (isLost) onPick(null);
  }, [isLost, onPick]);
  if (only !== null) {
    return (
      <span className="composer-to">
        <Icon name="lock" small />
        {t('onlyTo', { name: only })}
      </span>
    );
  }
  const said = (one: Target) =>
    one.group ? t('toGroup', { title: one.nickname }) : t('to', { name: one.nickname });
  const name = target ? said(target) : rooms('everyone');
  const icon = target && !target.group ? 'lock' : target ? 'rooms' : 'users';
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
          <span className="clip">{name}</span>
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

/** The member's groups but the one that is open: what is written goes out by the outbox, into the group's own room. */
function useGroupTargets(roomId: string): Target[] {
  const t = useTranslations('talk.whisper');
  const navigate = useNavigate();
  const { me } = useMe();
  const { rooms } = useMyRooms();
  return rooms
    .filter(({ room }) => room.kind === 'group' && room.id !== roomId)
    .map(({ room: { id, title }, number }) => ({
      id,
      nickname: title,
      group(body, files) {
        if (!me) return;
        ownOf(me).outbox.add({
          roomId: id,
          body,
          afterNumber: number,
          ...(files.length > 0 && { files }),
        });
        toast({
          text: t('sentToGroup', { title }),
          undo: {
            label: t('open'),
            onUndo: () => void navigate({ to: '/rooms/$roomId', params: { roomId: id } }),
          },
        });
      },
    }));
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
