// The reviews of others, page by page.
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { MoreFoot } from '../../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import type { ListInput } from './listInput.ts';
import type { Rights } from './ReviewMenu.tsx';
import { ReviewRow } from './ReviewRow.tsx';

const fewCount = 3;

type Props = {
  input: ListInput;
  rights: Rights | null;
  /** Only the first few. */
  few: boolean;
  /** Takes the filters out; null where none is set. */
  onClear: (() => void) | null;
  /** Whether one's own stands above it. */
  own: boolean;
};

export function ReviewList({ input, rights, few, onClear, own }: Props) {
  const t = useTranslations('reviews');
  const list = trpc.store.reviews.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <LinesSkeleton count={fewCount} />;
  if (list.isError) {
    return (
      <ErrorState
        title={t('failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  const reviews = list.data.pages.flatMap((page) => page.items);
  if (reviews.length === 0) return own && !onClear ? null : <Nothing onClear={onClear} />;
  return (
    <>
      <ul className={list.isPlaceholderData ? 'is-stale' : undefined}>
        {(few ? reviews.slice(0, fewCount) : reviews).map((review) => (
          <ReviewRow key={review.id} review={review} input={input} rights={rights} />
        ))}
      </ul>
      <MoreFoot
        has={!few && list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={{ more: t('more'), loading: t('loading') }}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

function Nothing({ onClear }: Pick<Props, 'onClear'>) {
  const t = useTranslations('reviews');
  if (!onClear) {
    return (
      <Empty drawing="shelf" title={t('none')}>
        {t('noneText')}
      </Empty>
    );
  }
  return (
    <Empty drawing="lens" title={t('nothingFits')} way={<Button onClick={onClear}>{t('clear')}</Button>}>
      {t('nothingFitsText')}
    </Empty>
  );
}
