// Which reviews are shown, and in which order.
import { useTranslations } from 'use-intl/react';
import { languages } from '../../../../shared/primitives.ts';
import { reviewSorts } from '../../../../shared/reviewing.ts';
import { languageNames } from '../../../i18n/language.ts';
import { Select } from '../../../ui/Choices.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import type { Choices } from './listInput.ts';

type Props = { choices: Choices; onChange: (choices: Choices) => void };

export function ReviewFilters({ choices, onChange }: Props) {
  const t = useTranslations('reviews.filters');
  const set = (changed: Partial<Choices>) => onChange({ ...choices, ...changed });
  return (
    <fieldset className="review-filters" aria-label={t('label')}>
      <Segments
        label={t('verdict')}
        options={(['all', 'good', 'bad'] as const).map((value) => ({ value, label: t(`verdicts.${value}`) }))}
        value={choices.verdict}
        onChange={(verdict) => set({ verdict })}
      />
      <Select
        quiet
        label={t('sort')}
        options={reviewSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        value={choices.sort}
        onChange={(sort) => set({ sort })}
      />
      <Select
        quiet
        label={t('language')}
        options={[
          { value: 'any', label: t('anyLanguage') },
          ...languages.map((value) => ({ value, label: languageNames[value], lang: value })),
        ]}
        value={choices.language}
        onChange={(language) => set({ language })}
      />
      <Select
        quiet
        label={t('played')}
        options={(['0', '1', '10', '100'] as const).map((value) => ({
          value,
          label: value === '0' ? t('anyPlayed') : t('playedFrom', { hours: Number(value) }),
        }))}
        value={choices.played}
        onChange={(played) => set({ played })}
      />
    </fieldset>
  );
}
