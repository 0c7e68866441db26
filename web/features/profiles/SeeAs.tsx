// Above one's own page: as whom one looks at it.
import { useTranslations } from 'use-intl/react';
import { type Guise, guises } from '../../../shared/privacy.ts';
import { Segments } from '../../ui/Segments.tsx';

type Props = { value: Guise | null; onChange: (as: Guise | null) => void };

export function SeeAs({ value, onChange }: Props) {
  const t = useTranslations('profiles.seeAs');
  const options = [{ value: 'self' as const, label: t('self') }].concat(
    guises.toReversed().map((as) => ({ value: as as never, label: t(as) })),
  );
  return (
    <div className="see-as">
      <span className="small muted" aria-hidden="true">
        {t('label')}
      </span>
      <Segments
        label={t('label')}
        options={options}
        value={value ?? 'self'}
        onChange={(as) => onChange(as === 'self' ? null : as)}
      />
    </div>
  );
}
