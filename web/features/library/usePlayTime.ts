// Play time in words: minutes, then hours, a short one with its first decimal.
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';

const minute = 60_000;
const hour = 60 * minute;
/** Hours up to which a tenth says something. */
const shortHours = 10;

/** @returns a function from milliseconds to words. */
export function usePlayTime(): (ms: number) => string {
  const t = useTranslations('library.time');
  return useCallback(
    (ms) => {
      if (ms <= 0) return t('never');
      if (ms < minute) return t('under');
      if (ms < hour) return t('minutes', { count: Math.floor(ms / minute) });
      const hours = ms / hour;
      return t('hours', { count: hours < shortHours ? Math.floor(hours * 10) / 10 : Math.floor(hours) });
    },
    [t],
  );
}
