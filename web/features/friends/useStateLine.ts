// What somebody is doing, in one line: what they play, where they are, when they were last there.
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { PresenceView } from '../../../shared/presenceView.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The time, told again each minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function useStateLine(): (view: PresenceView) => string {
  const t = useTranslations('people.state');
  const words = useTranslations('ui.presence');
  const format = useFormatter();
  const now = useNow();
  const length = (ms: number) =>
    ms < hour
      ? format.number(Math.floor(ms / minute), { style: 'unit', unit: 'minute', unitDisplay: 'short' })
      : format.number(Math.floor(ms / hour), { style: 'unit', unit: 'hour', unitDisplay: 'short' });
  return ({ state, seenAt, room, playing }) => {
    if (state === 'offline') {
      if (seenAt === null) return words('offline');
      const ago = now - seenAt;
      if (ago < 2 * minute) return t('justNow');
      const unit = ago < hour ? 'minute' : ago < day ? 'hour' : 'day';
      return t('seen', { time: format.relativeTime(seenAt, { now, unit }) });
    }
    if (playing) {
      const { title, since } = playing;
      return now - since < minute
        ? t('playing', { title })
        : t('playingFor', { title, time: length(now - since) });
    }
    if (state === 'busy') return t('busy');
    if (room) return t('room', { title: room.title });
    return words(state);
  };
}
