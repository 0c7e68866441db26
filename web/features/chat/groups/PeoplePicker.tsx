// Picks people to invite: friends, and others by name.
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import { limits } from '../../../../shared/limits.ts';
import { trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { useSettled } from '../../../ui/useSettled.ts';
import { friendName, sortFriends, useFriends } from '../../friends/useFriends.ts';
import './groups.css';

const { max } = groupLimits.invited;

type Props = {
  picked: readonly MemberRef[];
  onPick: (people: MemberRef[]) => void;
  /** Whom to leave out: those who are in already. */
  without?: ReadonlySet<string>;
};

export function PeoplePicker({ picked, onPick, without }: Props) {
  const t = useTranslations('groups.pick');
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const { state } = useFriends();
  const found = trpc.friends.find.useQuery({ q }, { enabled: q !== '', placeholderData: keepPreviousData });
  const friends = sortFriends(state?.friends.items ?? [], friendName).map(({ member }) => member);
  const known = q === '' ? friends : (found.data?.items ?? []).map(({ member }) => member);
  const pickedIds = new Set(picked.map(({ id }) => id));
  // Who is picked stays in sight, whatever is looked for.
  const shown = [...picked, ...known.filter(({ id }) => !pickedIds.has(id) && !without?.has(id))];
  const isFull = picked.length >= max;
  const toggle = (person: MemberRef) =>
    onPick(pickedIds.has(person.id) ? picked.filter(({ id }) => id !== person.id) : [...picked, person]);
  return (
    <div className="stack">
      <TextField
        id="pick-people"
        label={t('label')}
        hint={t('hint')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={limits.searchText.max}
        autoComplete="off"
        after={<Icon name="search" small />}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="small muted" role="status">
        {isFull
          ? t('most', { max })
          : picked.length > 0
            ? t('picked', { count: picked.length })
            : q !== '' && found.isSuccess && shown.length === 0
              ? t('none', { q })
              : q === '' && friends.length === 0
                ? t('noFriends')
                : null}
      </p>
      {shown.length > 0 ? (
        <ul ref={keepFocus} tabIndex={-1} data-focus-else="pick-people" className="pick-people">
          {shown.map((person) => {
            const isPicked = pickedIds.has(person.id);
            return (
              <li key={person.id}>
                <button
                  type="button"
                  className="line"
                  aria-pressed={isPicked}
                  disabled={isFull && !isPicked}
                  onClick={() => toggle(person)}
                >
                  <Avatar avatar={person.avatar} />
                  <span className="name clip grow">{person.nickname}</span>
                  <span className="pick-mark" aria-hidden="true">
                    {isPicked ? <Icon name="check" small /> : null}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
