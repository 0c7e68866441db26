// Operators to choose from, and what may stand behind the one that is being typed.
import { useTranslations } from 'use-intl/react';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { useRoomNow } from '../live/useRoomNow.ts';
import { useRoomTools } from '../message/tools.ts';
import { useMyRooms } from '../useMyRooms.ts';
import { hasKinds, type Operator, withOperator } from './operators.ts';

type Props = {
  query: string;
  open: { operator: Operator; value: string } | null;
  onChange: (query: string) => void;
};

/** Names offered at once. */
const mostNames = 8;

/** Each with what it is typed with, the same in every language. */
const choices = [
  { name: 'from', operator: 'from', value: '' },
  { name: 'in', operator: 'in', value: '' },
  ...hasKinds.map((value) => ({ name: value, operator: 'has' as const, value })),
  { name: 'after', operator: 'after', value: '' },
  { name: 'before', operator: 'before', value: '' },
] as const;

const fits = (name: string, value: string) =>
  name.toLocaleLowerCase().normalize('NFKC').includes(value.toLocaleLowerCase().normalize('NFKC').trim());

export function OperatorMenu({ query, open, onChange }: Props) {
  const t = useTranslations('finding');
  if (open?.operator === 'from') return <People query={query} value={open.value} onChange={onChange} />;
  if (open?.operator === 'in') return <Rooms query={query} value={open.value} onChange={onChange} />;
  if (open?.operator === 'after' || open?.operator === 'before') {
    const { operator } = open;
    return (
      <label className="finding-day">
        <span>{t(`operators.${operator}`)}</span>
        <span className="input">
          <input
            type="date"
            max="9999-12-31"
            onChange={(event) => {
              const { value } = event.target;
              if (value) onChange(withOperator(query, operator, value));
            }}
          />
        </span>
      </label>
    );
  }
  return (
    <ul className="finding-operators" aria-label={t('narrow')}>
      {choices.map(({ name, operator, value }) => (
        <li key={name}>
          <button
            type="button"
            className="chip"
            onClick={() => onChange(withOperator(query, operator, value))}
          >
            {t(`operators.${name}`)}
            <code aria-hidden="true">{`${operator}:${value}`}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}

type NamesProps = { query: string; value: string; onChange: (query: string) => void };

function People({ query, value, onChange }: NamesProps) {
  const t = useTranslations('finding');
  const { roomId } = useRoomTools();
  const people = (useRoomNow(roomId)?.members.items ?? []).filter(({ nickname }) =>
    fits(nickname, value.replace(/^@/, '')),
  );
  if (people.length === 0) return <p className="small muted">{t('nameWhole')}</p>;
  return (
    <ul className="finding-names" aria-label={t('operators.from')}>
      {people.slice(0, mostNames).map(({ id, nickname, avatar }) => (
        <li key={id}>
          <button
            type="button"
            className="line"
            onClick={() => onChange(withOperator(query, 'from', nickname))}
          >
            <Avatar avatar={avatar} size="s" />
            <span className="clip">{nickname}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Rooms({ query, value, onChange }: NamesProps) {
  const t = useTranslations('finding');
  const nameOf = useRoomName();
  const rooms = useMyRooms().rooms.filter(({ room }) => fits(nameOf(room), value));
  if (rooms.length === 0) return <p className="small muted">{t('noRoom')}</p>;
  return (
    <ul className="finding-names" aria-label={t('operators.in')}>
      {rooms.slice(0, mostNames).map(({ room }) => (
        <li key={room.id}>
          <button
            type="button"
            className="line"
            onClick={() => onChange(withOperator(query, 'in', nameOf(room).replaceAll('"', '')))}
          >
            <Icon name="rooms" small />
            <span className="clip">{nameOf(room)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
