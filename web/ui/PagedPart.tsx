// A list that comes by pages: while it loads, when it failed, when nothing is in it, and the way to more.
import type { ReactNode } from 'react';
import { MoreFoot } from './MoreFoot.tsx';
import { LinesSkeleton } from './Skeleton.tsx';
import { ErrorState } from './States.tsx';

/** What is needed of an infinite query. */
export type PagedQuery = {
  isPending: boolean;
  isError: boolean;
  isFetching: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  error: unknown;
  refetch(): unknown;
  fetchNextPage(): unknown;
};

type Props = {
  list: PagedQuery;
  words: { failed: string; more: string; loading: string };
  /** Stands where `children` would when there are none. */
  empty: ReactNode;
  isEmpty: boolean;
  children: ReactNode;
};

export function PagedPart({ list, words, empty, isEmpty, children }: Props) {
  if (list.isPending) return <LinesSkeleton count={4} />;
  if (list.isError) {
    return (
      <ErrorState
        title={words.failed}
        error={list.error}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  return (
    <>
      {isEmpty ? empty : children}
      <MoreFoot
        has={list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={words}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
