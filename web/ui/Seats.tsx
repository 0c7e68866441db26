// Seats as small doorways, filled when taken; beyond eight as "12 of 16".
import { useTranslations } from 'use-intl/react';

const drawnUpTo = 8;

export function Seats({ taken, of }: { taken: number; of: number }) {
  const t = useTranslations('ui.seats');
  if (of > drawnUpTo) return <span className="small muted">{t('short', { taken, of })}</span>;
  return (
    <span className="seats" role="img" aria-label={t('taken', { taken, of })}>
      {Array.from({ length: of }, (_, seat) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its place in the row
        <i key={seat} className={seat < taken ? 'on' : ''} />
      ))}
    </span>
  );
}
