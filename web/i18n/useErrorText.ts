// What to say about a failed call, in the language of the page.
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Messages } from './messages.ts';
import { readError } from './readError.ts';

type Told = {
  /** A sentence for people. */
  text: string;
  /** What to quote to the host: the id in the log, or the code. Empty when the connection failed. */
  quote: string;
};

/** Turns anything a call may throw into a sentence and a code to quote. */
export function useErrorText(): (error: unknown) => Told {
  const t = useTranslations('errors');
  const format = useFormatter();
  return useCallback(
    (error) => {
      const { code, params } = readError(error);
      if (code === 'OFFLINE') return { text: t('OFFLINE'), quote: '' };
      const seconds = Number(params['retryAfter'] ?? 0);
      const wait =
        seconds > 90
          ? format.number(Math.ceil(seconds / 60), { style: 'unit', unit: 'minute', unitDisplay: 'long' })
          : format.number(Math.max(1, Math.ceil(seconds)), {
              style: 'unit',
              unit: 'second',
              unitDisplay: 'long',
            });
      // Others come only within LateWords, which adds their sentences.
      const known = t.has(code as keyof Messages['errors']) ? code : 'UNEXPECTED';
      const text = t(known as keyof Messages['errors'], {
        ...params,
        wait,
        max: Number(params['max'] ?? 0),
        capacity: Number(params['capacity'] ?? 0),
        reason: String(params['reason'] ?? ''),
      });
      return { text, quote: code === 'UNEXPECTED' ? String(params['id'] ?? code) : code };
    },
    [t, format],
  );
}
