// The feeds of this page, for components and for what stands outside them.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FeedView } from './feed.ts';
import { createFeedRegistry, type FeedDefinition, type FeedListener, feedKey } from './feedRegistry.ts';
import { browserTimers } from './timers.ts';
import { queryClient } from './trpc.ts';

export { type FeedDefinition, feedKey } from './feedRegistry.ts';

export const feeds = createFeedRegistry(queryClient, browserTimers);

const nothingYet = { state: undefined, status: 'loading', error: null } as const;

/** The feed's view; the feed is held open for as long as the component stands. */
export function useFeed<State extends { seq: number }, Event extends { type: string }>(
  definition: FeedDefinition<State, Event>,
  onEvent?: FeedListener<State, Event>,
): FeedView<State> {
  const { name } = definition;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the definition
  useEffect(() => feeds.hold(definition, onEvent), [name, onEvent]);
  const { data } = useQuery<FeedView<State>>({
    queryKey: feedKey(name),
    queryFn: () => feeds.view<State>(name) ?? nothingYet,
    enabled: false,
  });
  return data ?? nothingYet;
}
