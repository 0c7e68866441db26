// What a member said about games.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberProfile, OwnReview } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ReviewText } from '../store/reviews/ReviewText.tsx';
import { Verdict } from '../store/reviews/Verdict.tsx';
import { looked } from './looked.ts';
import { PartList } from './PartList.tsx';
import '../store/reviews/reviews.css';

const fewCount = 3;
const pageSize = 20;

/** @param onAll where only the newest few stand: the way to all. */
export function ReviewsPart({ profile, onAll }: { profile: MemberProfile; onAll?: () => void }) {
  const { language } = useLanguage();
  const limit = onAll ? fewCount : pageSize;
  const list = trpc.profiles.reviews.useInfiniteQuery(
    { ...looked(profile), limit, language },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const reviews = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PartList
      profile={profile}
      section="reviews"
      list={list}
      count={reviews.length}
      skeleton={<LinesSkeleton count={fewCount} />}
      onAll={onAll}
    >
      <ul>
        {reviews.map((review) => (
          <Row key={review.id} review={review} />
        ))}
      </ul>
    </PartList>
  );
}

function Row({ review }: { review: OwnReview }) {
  const t = useTranslations('reviews');
  const format = useFormatter();
  const hours = Math.round((review.playMinutes ?? 0) / 60);
  const { slug, title } = review.game;
  return (
    <li className="review">
      <Cover slug={slug} sizes="32px" className="me-review-cover" />
      <div className="row review-by">
        <Link to="/game/$slug" params={{ slug }} className="me-review-game">
          {title}
        </Link>
        <Verdict recommended={review.recommended} />
        <span className="muted tiny">
          {[hours > 0 ? t('hours', { hours }) : '', format.dateTime(review.at, { dateStyle: 'medium' })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="review-in">
        <ReviewText body={review.body} language={review.language} />
      </div>
    </li>
  );
}
