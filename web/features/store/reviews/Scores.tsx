// What players think, of all time and of late.
import { useTranslations } from 'use-intl/react';
import { recentDays } from '../../../../shared/reviewing.ts';
import { trpc } from '../../../api/trpc.ts';
import { RatingBand } from '../../../ui/RatingBand.tsx';
import { Bone, Loading } from '../../../ui/Skeleton.tsx';

/** Fails quietly: the band of all time stands at the head of the page too. */
export function Scores({ gameId }: { gameId: string }) {
  const t = useTranslations('reviews');
  const { data, isPending } = trpc.store.review.scores.useQuery({ gameId });
  if (isPending) {
    return (
      <Loading className="review-scores">
        <Bone className="h-9 w-full" />
        <Bone className="h-9 w-full" />
      </Loading>
    );
  }
  if (!data) return null;
  return (
    <dl className="review-scores">
      <div>
        <dt>{t('overall')}</dt>
        <dd>
          <RatingBand rating={data.overall} of />
        </dd>
      </div>
      <div>
        <dt>{t('recent', { days: recentDays })}</dt>
        <dd>
          <RatingBand rating={data.recent} of />
        </dd>
      </div>
    </dl>
  );
}
