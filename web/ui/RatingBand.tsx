// What players think: the word first, then five blocks, then percent of how many. Never stars.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RatingBand as Band, Rating } from '../../shared/store.ts';

const blocksOf: Record<Band, number> = { loved: 5, liked: 4, mixed: 3, disliked: 2, panned: 1, few: 0 };

/** `of` adds "of 2,310". */
export function RatingBand({ rating, of = false }: { rating: Rating; of?: boolean }) {
  const t = useTranslations('ui.rating');
  const format = useFormatter();
  const blocks = blocksOf[rating.band];
  const percent = rating.percent === null ? '' : format.number(rating.percent / 100, { style: 'percent' });
  return (
    <span className={blocks ? `rating is-${blocks}` : 'rating'}>
      <span className="bar" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((block) => (
          <i key={block} className={block <= blocks ? 'on' : ''} />
        ))}
      </span>
      {blocks ? <b>{t(rating.band)}</b> : <span className="n">{t('few')}</span>}
      {blocks ? (
        <span className="n">{of ? t('percentOf', { percent, total: rating.total }) : percent}</span>
      ) : null}
    </span>
  );
}
