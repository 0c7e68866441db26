// Whether a review helped: three toggles, of which one is on. Guests see the counts.
import { useFormatter, useTranslations } from 'use-intl/react';
import { reviewVotes } from '../../../../shared/reviewing.ts';
import type { Review } from '../../../../shared/reviews.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/icons.ts';
import type { ListInput } from './listInput.ts';
import { useVote } from './useVote.ts';

const icons: Record<(typeof reviewVotes)[number], IconName> = {
  helpful: 'thumb',
  unhelpful: 'thumb',
  funny: 'smile',
};

export function VoteButtons({ review, input }: { review: Review; input: ListInput }) {
  const t = useTranslations('reviews.votes');
  const format = useFormatter();
  const vote = useVote(input);
  return (
    <fieldset className="review-votes" aria-label={t('label')}>
      {reviewVotes.map((kind) => (
        <button
          key={kind}
          type="button"
          className={kind === 'unhelpful' ? 'chip review-vote is-down' : 'chip review-vote'}
          aria-pressed={review.vote === kind}
          onClick={() => void vote(review, kind)}
        >
          <Icon name={icons[kind]} small />
          {t(kind)}
          {review.votes[kind] > 0 ? <span className="n">{format.number(review.votes[kind])}</span> : null}
        </button>
      ))}
    </fieldset>
  );
}

export function VoteCounts({ votes: { helpful, funny } }: Pick<Review, 'votes'>) {
  const t = useTranslations('reviews.votes');
  const said = [helpful > 0 ? t('told', { helpful }) : '', funny > 0 ? t('toldFunny', { funny }) : ''];
  const line = said.filter(Boolean).join(' · ');
  return line ? <p className="muted small">{line}</p> : null;
}
