// Chooses between reports to decide about, and those that were decided.
import { useTranslations } from 'use-intl/react';
import { Segments } from '../../../ui/Segments.tsx';

type Props = { closed: boolean; onChange: (closed: boolean) => void };

export function OpenOrClosed({ closed, onChange }: Props) {
  const t = useTranslations('reporting.list');
  return (
    <Segments
      label={t('which')}
      options={(['open', 'closed'] as const).map((value) => ({ value, label: t(value) }))}
      value={closed ? 'closed' : 'open'}
      onChange={(value) => onChange(value === 'closed')}
    />
  );
}
