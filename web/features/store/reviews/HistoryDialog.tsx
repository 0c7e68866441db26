// What a review said before it was edited.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { ReviewVersion } from '../../../../shared/reviews.ts';
import { trpc } from '../../../api/trpc.ts';
import { Drawer } from '../../../ui/Dialog.tsx';
import { MoreFoot } from '../../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { Verdict } from './Verdict.tsx';

const pageSize = 10;

export function HistoryDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const t = useTranslations('reviews');
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('history')}>
      <Versions reviewId={reviewId} />
    </Drawer>
  );
}

function Versions({ reviewId }: { reviewId: string }) {
  const t = useTranslations('reviews');
  const list = trpc.store.review.history.useInfiniteQuery(
    { reviewId, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  if (list.isPending) return <LinesSkeleton count={2} />;
  if (list.isError) return <Refusal error={list.error} />;
  return (
    <>
      <ol className="review-versions">
        {list.data.pages
          .flatMap((page) => page.items)
          .map((version) => (
            <Version key={version.id} version={version} />
          ))}
      </ol>
      <MoreFoot
        has={list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={{ more: t('more'), loading: t('loading') }}
        look={{ size: 's' }}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

function Version({ version }: { version: ReviewVersion }) {
  const format = useFormatter();
  return (
    <li>
      <div className="row review-by">
        <Verdict recommended={version.recommended} />
        <time className="muted tiny" dateTime={new Date(version.at).toISOString()}>
          {format.dateTime(version.at, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </div>
      <p className="review-text">{version.body}</p>
    </li>
  );
}
