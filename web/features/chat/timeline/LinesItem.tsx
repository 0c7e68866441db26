// Lines of the timeline that are no messages: comings, goings, a new host, days, and where the new part begins.
import { useFormatter, useTranslations } from 'use-intl/react';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { clock } from './clock.ts';
import type { Row } from './rows.ts';

/** More names than this are counted instead. */
const namedUpTo = 3;

type LinesRow = Extract<Row, { kind: 'lines' }>;
type DayRow = Extract<Row, { kind: 'day' }>;
type NewRow = Extract<Row, { kind: 'new' }>;

export function LinesItem({ row }: { row: LinesRow }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const nameOf = useNameOf();
  const names = row.members.map((member) => nameOf(member.nickname));
  const hidden = names.length > namedUpTo ? names.length - namedUpTo + 1 : 0;
  const shown = hidden > 0 ? [...names.slice(0, namedUpTo - 1), t('others', { count: hidden })] : names;
  const people = format.list(shown, { type: 'conjunction', style: 'long' });
  const said = {
    joined: 'cameIn',
    left: 'left',
    removed: 'removed',
    banned: 'banned',
    owner: 'looksAfter',
    pinned: 'pinned',
    settings: 'changedRoom',
  } as const;
  return (
    <p className="note">
      {t(said[row.line], { names: people })} ·{' '}
      <time dateTime={new Date(row.at).toISOString()}>{format.dateTime(row.at, clock)}</time>
    </p>
  );
}

export function DayItem({ row }: { row: DayRow }) {
  const dayName = useDayName();
  return (
    <div className="day">
      <h2>{dayName(row.at)}</h2>
    </div>
  );
}

export function NewItem({ row }: { row: NewRow }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const dayName = useDayName();
  const isToday = new Date(row.since).toDateString() === new Date().toDateString();
  const since = isToday ? format.dateTime(row.since, clock) : dayName(row.since);
  return (
    <div className="day is-new">
      <h2>{t('newSince', { count: row.count, since })}</h2>
    </div>
  );
}

/** Today, yesterday, a weekday of this week, else the date. */
function useDayName(): (at: number) => string {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  return (at) => {
    const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
    const days = Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
    if (days === 0) return t('today');
    if (days === 1) return t('yesterday');
    if (days > 1 && days < 7) return format.dateTime(at, { weekday: 'long' });
    const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
    return format.dateTime(at, { month: 'long', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
  };
}
