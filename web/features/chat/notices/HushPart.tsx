// Pausing notices: for a while from now on, and at hours of every day.
import { type FormEvent, useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { type Hush, isHushed, noHush } from '../../../../shared/hush.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { toast } from '../../../ui/toast.ts';
import { useFriends } from '../../friends/useFriends.ts';
import { clockOf, minuteOf, pauses } from './pauses.ts';
import { useSetHush } from './useSetHush.ts';
import './hush.css';

export function HushPart() {
  const t = useTranslations('roomKeeping.hush');
  const { state } = useFriends();
  if (!state) return null;
  const { hush = noHush } = state.own;
  return (
    <div className="stack hush">
      <p className="muted">{t('what')}</p>
      <Pause hush={hush} />
      <Hours key={JSON.stringify(hush.hours)} hush={hush} />
    </div>
  );
}

function Pause({ hush }: { hush: Hush }) {
  const t = useTranslations('roomKeeping.hush');
  const format = useFormatter();
  const set = useSetHush();
  const now = useMinutes();
  const { until } = hush;
  const isPaused = until !== null && until > now;
  return (
    <section className="stack" aria-label={t('now')}>
      <div className="row hush-now" role="status">
        {isPaused || isHushed(hush, now) ? (
          <>
            <Icon name="pause" small />
            <span className="small grow">
              {isPaused
                ? t('until', { time: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }) })
                : t('active')}
            </span>
          </>
        ) : null}
        {isPaused ? (
          <Button size="s" kind="quiet" onClick={() => void set({ hushUntil: null })}>
            {t('end')}
          </Button>
        ) : null}
      </div>
      <div className="wrap">
        {pauses.map(({ name, endOf }) => (
          <Button key={name} size="s" onClick={() => void set({ hushUntil: endOf(Date.now()) })}>
            {t(name)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Hours({ hush: { hours } }: { hush: Hush }) {
  const t = useTranslations('roomKeeping.hush');
  const set = useSetHush();
  const [on, setOn] = useState(hours !== null);
  const [from, setFrom] = useState(clockOf(hours?.from ?? 22 * 60));
  const [to, setTo] = useState(clockOf(hours?.to ?? 8 * 60));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [first, last] = [minuteOf(from), minuteOf(to)];
  const problem = first === null || last === null || first === last ? t('same') : undefined;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (first === null || last === null || problem) return;
    if (await set({ quietHours: { from: first, to: last, zone } })) toast({ text: t('saved') });
  };
  return (
    <form className="stack" onSubmit={(event) => void onSubmit(event)} noValidate>
      <Check
        checked={on}
        onChange={(next) => {
          setOn(next);
          if (!next && hours) void set({ quietHours: null });
        }}
      >
        {t('daily')}
      </Check>
      {on ? (
        <>
          <div className="hush-hours">
            <TextField
              type="time"
              label={t('from')}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <TextField
              type="time"
              label={t('to')}
              value={to}
              problem={problem}
              onChange={(event) => setTo(event.target.value)}
            />
          </div>
          <p className="small muted">{t('zone', { zone: (hours?.zone ?? zone).replaceAll('_', ' ') })}</p>
          <Button size="s" type="submit">
            {t('save')}
          </Button>
        </>
      ) : null}
    </form>
  );
}

/** The time, drawn anew each half minute: pauses end by themselves. */
function useMinutes(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  // What was pressed just now counts from now.
  return Math.max(now, Date.now());
}
