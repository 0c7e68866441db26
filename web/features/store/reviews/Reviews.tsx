// What players say about a game: the scores, one's own review, and those of others.

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { may } from '../../../../shared/ranks.ts';
import type { GameDetail } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { RatingBand } from '../../../ui/RatingBand.tsx';
import { SectionHead } from '../../../ui/Shelf.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { type Choices, listInput, narrows, noChoices } from './listInput.ts';
import { Ask, OwnReview } from './OwnReview.tsx';
import { ReviewFilters } from './ReviewFilters.tsx';
import { ReviewList } from './ReviewList.tsx';
import { Scores } from './Scores.tsx';
import './reviews.css';

export type ReviewsProps = {
  game: GameDetail;
  /** Only the first few, with a way to all. */
  few?: boolean;
  onAll?: () => void;
};

export function Reviews({ game, few = false, onAll }: ReviewsProps) {
  const t = useTranslations('reviews');
  const { me } = useMe();
  const [choices, setChoices] = useState<Choices>(noChoices);
  const { data: standing } = trpc.store.review.mine.useQuery({ gameId: game.id }, { enabled: me !== null });
  const rights =
    me === null ? null : { answers: standing?.answers ?? false, hides: may(me.role, 'keepReviews') };
  return (
    <section className="section is-below">
      <SectionHead title={t('saying')} note={few ? <RatingBand rating={game.rating} /> : null}>
        {few && game.rating.total > 0 ? (
          <button type="button" className="link" onClick={onAll}>
            {t('more')}
          </button>
        ) : null}
      </SectionHead>
      {few ? null : <Scores gameId={game.id} />}
      {me && standing && !few ? (
        <OwnReview key={me.id} memberId={me.id} gameId={game.id} standing={standing} />
      ) : null}
      {few && standing?.owned && !standing.review && onAll ? <Ask draft={false} onWrite={onAll} /> : null}
      {few ? null : <ReviewFilters choices={choices} onChange={setChoices} />}
      <ReviewList
        input={listInput(game.id, choices)}
        rights={rights}
        few={few}
        onClear={narrows(choices) ? () => setChoices(noChoices) : null}
        own={standing?.review != null}
      />
    </section>
  );
}
