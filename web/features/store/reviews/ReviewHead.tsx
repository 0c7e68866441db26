// The line above a review: who, their verdict, how long they had played, when, and what one should know of their copy.
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Review } from '../../../../shared/reviews.ts';
import { HistoryDialog } from './HistoryDialog.tsx';
import { Verdict } from './Verdict.tsx';

export function ReviewHead({ review, name }: { review: Review; name: ReactNode }) {
  const t = useTranslations('reviews');
  const format = useFormatter();
  const { copy, playMinutes: minutes } = review;
  const hours = Math.round(minutes / 60);
  const played = minutes === 0 ? '' : hours > 0 ? t('hours', { hours }) : t('minutes', { minutes });
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' });
  return (
    <div className="row review-by">
      <b className="clip">{name}</b>
      <Verdict recommended={review.recommended} />
      <span className="muted tiny">{[played, day(review.at)].filter(Boolean).join(' · ')}</span>
      {review.editedAt === null ? null : <Edited review={review} date={day(review.editedAt)} />}
      {copy === 'bought' ? null : (
        <span className="badge is-mute review-mark" title={t(`marks.${copy}Hint`)}>
          {t(`marks.${copy}`)}
          <span className="sr">{t(`marks.${copy}Hint`)}</span>
        </span>
      )}
    </div>
  );
}

function Edited({ review, date }: { review: Review; date: string }) {
  const t = useTranslations('reviews');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link tiny" title={t('history')} onClick={() => setOpen(true)}>
        {t('edited', { date })}
      </button>
      {open ? <HistoryDialog reviewId={review.id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
