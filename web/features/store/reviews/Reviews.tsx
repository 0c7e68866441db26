// What players say about a game.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameDetail, Review } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RatingBand } from '../../ui/RatingBand.tsx';
import { SectionHead } from '../../ui/Shelf.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { useNameOf } from '../../ui/useNameOf.ts';

const fewCount = 3;
const pageSize = 20;

type Props = {
  game: GameDetail;
  /** Only the first few, with a way to all. */
  few?: boolean;
  onAll?: () => void;
};

export function Reviews({ game, few = false, onAll }: Props) {
  const t = useTranslations('store.game');
  const list = trpc.store.reviews.useInfiniteQuery(
    { gameId: game.id, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const reviews = list.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = few ? reviews.slice(0, fewCount) : reviews;
  const all = few && reviews.length > fewCount;
  return (
    <section className="section is-below">
      <SectionHead title={t('saying')} note={<RatingBand rating={game.rating} />}>
        {all ? (
          <button type="button" className="link" onClick={onAll}>
            {t('moreReviews')}
          </button>
        ) : null}
      </SectionHead>
      {list.isPending ? (
        <LinesSkeleton count={fewCount} />
      ) : list.isError && reviews.length === 0 ? (
        <ErrorState
          title={t('reviewsFailed')}
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : shown.length === 0 ? (
        <Empty drawing="shelf" title={t('noReviews')}>
          {t('noReviewsText')}
        </Empty>
      ) : (
        <ul>
          {shown.map((review) => (
            <ReviewRow key={review.id} review={review} />
          ))}
        </ul>
      )}
      {!few && list.hasNextPage ? (
        <div className="more-foot">
          <Button
            onClick={() => void list.fetchNextPage()}
            busy={list.isFetchingNextPage ? t('moreReviews') : undefined}
          >
            {t('moreReviews')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function ReviewRow({ review }: { review: Review }) {
  const t = useTranslations('store.game');
  const format = useFormatter();
  const nameOf = useNameOf();
  const hours = Math.round(review.playMinutes / 60);
  return (
    <li className="review">
      <Avatar avatar={review.author.avatar} />
      <div className="row review-by">
        <b>{nameOf(review.author.nickname)}</b>
        <span className={review.recommended ? 'verdict is-good' : 'verdict is-bad'}>
          <Icon name="thumb" small />
          {review.recommended ? t('recommended') : t('notRecommended')}
        </span>
        <span className="muted tiny">
          {[hours > 0 ? t('hours', { hours }) : '', format.dateTime(review.at, { dateStyle: 'medium' })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <p>{review.body}</p>
    </li>
  );
}
