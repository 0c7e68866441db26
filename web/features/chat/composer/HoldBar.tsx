// Why one writes nothing just now: slow mode, counted down, or muted until a time.
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { Icon } from '../../../ui/Icon.tsx';
import type { Held } from './held.ts';

type Props = { held: Held; onOver: () => void };

export function HoldBar({ held, onOver }: Props) {
  const t = useTranslations('roomKeeping.hold');
  const format = useFormatter();
  const { until, muted } = held;
  const [now, setNow] = useState(Date.now);
  const left = until - now;
  useEffect(() => {
    if (left <= 0) return onOver();
    // At the turn of the second; longer ones need no second hand.
    const timer = setTimeout(() => setNow(Date.now()), muted ? Math.min(left, 30_000) : left % 1_000 || 1_000);
    return () => clearTimeout(timer);
  }, [left, muted, onOver]);
  const seconds = Math.max(1, Math.ceil(left / 1_000));
  const unit = seconds > 90 ? 'minute' : 'second';
  const wait = format.number(unit === 'minute' ? Math.ceil(seconds / 60) : seconds, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  });
  return (
    <p className="composer-held" role="status">
      <Icon name={muted ? 'lock' : 'clock'} small />
      {muted
        ? t('muted', { until: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }) })
        : // A reader need not hear every second.
          null}
      {muted ? null : <span aria-hidden="true">{t('slow', { wait })}</span>}
      {muted ? null : <SaidOnce text={t('slow', { wait })} />}
    </p>
  );
}

/** What readers hear: the wait as it was when it began. */
function SaidOnce({ text }: { text: string }) {
  const [first] = useState(text);
  return <span className="sr">{first}</span>;
}
