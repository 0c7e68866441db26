// Why one writes nothing just now: slow mode, counted down, or muted until a time. Shows nothing when one may.
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomState } from '../../../../shared/chatReducer.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useElsewhere } from '../whisper/elsewhere.ts';
import { type Held, heldUntil } from './held.ts';

type Props = {
  room: RoomState;
  isOwner: boolean;
  /** Told whether one must wait, also when that is over, and false when this goes. */
  onHeld: (held: boolean) => void;
};

export function HoldBar({ room, isOwner, onHeld }: Props) {
  const held = heldUntil(room, isOwner);
  const { until } = held;
  const [now, setNow] = useState(Date.now);
  // A message of one's own has just come, later than this was last drawn.
  const left = until - Math.max(now, Date.now());
  const goesElsewhere = useElsewhere();
  const isHeld = left > 0 && !goesElsewhere;
  useEffect(() => onHeld(isHeld), [isHeld, onHeld]);
  useEffect(() => () => onHeld(false), [onHeld]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: set anew at each turn of the second
  useEffect(() => {
    const rest = until - Date.now();
    if (rest <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), rest % 1_000 || 1_000);
    return () => clearTimeout(timer);
  }, [until, now]);
  return isHeld ? <Bar key={until} held={held} left={left} /> : null;
}

function Bar({ held: { until, muted }, left }: { held: Held; left: number }) {
  const t = useTranslations('rooms.composer');
  const format = useFormatter();
  const seconds = Math.max(1, Math.ceil(left / 1_000));
  const unit = seconds > 90 ? 'minute' : 'second';
  const value = unit === 'minute' ? Math.ceil(seconds / 60) : seconds;
  const wait = format.number(value, { style: 'unit', unit, unitDisplay: 'short' });
  const said = muted
    ? t('heldMuted', { until: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }) })
    : t('heldSlow', { wait });
  // Readers hear it once, not every second.
  const [first] = useState(said);
  return (
    <p className="composer-held" role="status">
      <Icon name={muted ? 'lock' : 'clock'} small />
      <span aria-hidden="true">{said}</span>
      <span className="sr">{first}</span>
    </p>
  );
}
