// What a feed knows, for parts that look at it without holding it open.
import { useQuery } from '@tanstack/react-query';
import type { FeedView } from '../../../api/feed.ts';
import { feedKey } from '../../../api/feeds.ts';

/** @param name of the feed. Undefined before somebody else who follows it has something. */
export function useView<State>(name: string): State | undefined {
  const { data } = useQuery<FeedView<State> | null>({
    queryKey: feedKey(name),
    queryFn: () => null,
    enabled: false,
  });
  return data?.state;
}
