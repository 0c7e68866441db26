// What a member said about games.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberProfile, OwnReview } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { PartList } from './PartList.tsx';

const fewCount = 3;
const pageSize = 20;

/** @param onAll where only the newest few stand: the way to all. */
export function ReviewsPart({ profile, onAll }: { profile: MemberProfile; onAll?: () => void }) {
  const { language } = useLanguage();
  const limit = onAll ? fewCount : pageSize;
  const list = trpc.profiles.reviews.useInfiniteQuery(
    { memberId: profile.id, limit, language },
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
  const t = useTranslations('store.game');
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
