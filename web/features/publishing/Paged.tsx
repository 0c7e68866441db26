// A list that comes by pages, with the words of these pages.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../ui/Button.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';

/** What is needed of an infinite query. */
type List = {
  isPending: boolean;
  isError: boolean;
  isFetching: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  error: unknown;
  refetch(): unknown;
  fetchNextPage(): unknown;
};

type Props = { list: List; failed: string; empty: ReactNode; isEmpty: boolean; children: ReactNode };

export function Paged({ list, failed, empty, isEmpty, children }: Props) {
  const t = useTranslations('publishing');
  if (list.isPending) return <LinesSkeleton count={4} />;
  if (list.isError) {
    return (
      <ErrorState
        title={failed}
        error={list.error}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  return (
    <>
      {isEmpty ? empty : children}
      {list.hasNextPage ? (
        <div className="more-foot">
          <Button
            busy={list.isFetchingNextPage ? t('loading') : undefined}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
