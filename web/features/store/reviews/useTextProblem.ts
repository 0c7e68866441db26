// What is said below a field whose text breaks a rule.
import { useTranslations } from 'use-intl/react';
import type { textProblem } from '../../../../shared/reviewing.ts';
import { characters } from '../../../../shared/text.ts';

/** Nothing written is no problem before it is tried to be sent. */
export function useTextProblem() {
  const t = useTranslations('reviews.form');
  return (problem: ReturnType<typeof textProblem>, text: string, max: number, tried: boolean) => {
    if (problem === 'long') return t('long', { count: characters(text.trim()), max });
    if (problem === 'characters') return t('characters');
    return problem === 'missing' && tried ? t('missing') : undefined;
  };
}
