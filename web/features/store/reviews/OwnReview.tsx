// One's own review above those of others: the way to write it, the form, or what it says.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewStanding } from '../../../../shared/reviews.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { readDraft } from './drafts.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { Reply } from './ReviewRow.tsx';
import { ReviewText } from './ReviewText.tsx';
import { VoteCounts } from './VoteButtons.tsx';

type Props = { memberId: string; gameId: string; standing: ReviewStanding };

export function OwnReview({ memberId, gameId, standing: { review, owned } }: Props) {
  const [writes, setWrites] = useState(false);
  if (writes) {
    return (
      <ReviewForm memberId={memberId} gameId={gameId} review={review} onClose={() => setWrites(false)} />
    );
  }
  if (review) return <Own gameId={gameId} review={review} onEdit={() => setWrites(true)} />;
  if (!owned) return null;
  return <Ask draft={readDraft(memberId, gameId) !== null} onWrite={() => setWrites(true)} />;
}

/** @param draft whether one was begun. */
export function Ask({ draft, onWrite }: { draft: boolean; onWrite: () => void }) {
  const t = useTranslations('reviews.own');
  return (
    <div className="notice review-ask">
      <p className="grow">{t('ask')}</p>
      <Button onClick={onWrite}>{t(draft ? 'draft' : 'write')}</Button>
    </div>
  );
}

type OwnProps = { gameId: string; review: NonNullable<ReviewStanding['review']>; onEdit: () => void };

function Own({ gameId, review, onEdit }: OwnProps) {
  const t = useTranslations('reviews.own');
  const [asked, setAsked] = useState(false);
  return (
    <article className="panel review review-own" aria-label={t('title')}>
      <Avatar avatar={review.author.avatar} />
      <ReviewHead review={review} name={t('title')} />
      <div className="review-in">
        {review.hidden === null ? null : (
          <p className="review-hidden small">
            <Icon name="lock" small />
            <span>{t('hidden', { reason: review.hidden })}</span>
          </p>
        )}
        <ReviewText body={review.body} language={review.language} />
        <VoteCounts votes={review.votes} />
        {review.reply ? <Reply reply={review.reply} /> : null}
        <div className="review-foot">
          <Button size="s" onClick={onEdit}>
            {t('edit')}
          </Button>
          <Button size="s" kind="quiet" onClick={() => setAsked(true)}>
            {t('delete')}
          </Button>
        </div>
      </div>
      {asked ? <RemoveDialog gameId={gameId} onClose={() => setAsked(false)} /> : null}
    </article>
  );
}
