// Who gets what one writes: everyone in the room, or one alone. In a direct room there is nothing to choose.
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/Menu.tsx';
import { onTargetAsked, takeTarget } from './askedTarget.ts';
import './whisper.css';

type Props = {
  /** Null: everyone. */
  target: MemberRef | null;
  people: readonly MemberRef[];
  /** The one in a direct room, who alone is written to. */
  only: string | null;
  onPick: (target: MemberRef | null) => void;
};

export function TargetPicker({ target, people, only, onPick }: Props) {
  const t = useTranslations('talk.whisper');
  const rooms = useTranslations('rooms.composer');
  usePickedOutside(only === null, onPick);
  if (only !== null) {
    return (
      <span className="composer-to">
        <Icon name="lock" small />
        {t('onlyTo', { name: only })}
      </span>
    );
  }
  const name = target ? t('to', { name: target.nickname }) : rooms('everyone');
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
          <Icon name={target ? 'lock' : 'users'} small />
          {name}
          <Icon name="down" small />
        </button>
      }
    >
      <MenuItem icon="users" onClick={() => onPick(null)}>
        {rooms('everyone')}
      </MenuItem>
      {people.length > 0 ? <MenuLine /> : null}
      {people.map((person) => (
        <MenuItem key={person.id} icon="lock" onClick={() => onPick(person)}>
          {t('to', { name: person.nickname })}
        </MenuItem>
      ))}
    </Menu>
  );
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
