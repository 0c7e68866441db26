// How friends see the member themselves, without what else is known of friends: the head of the dock is drawn first.
import { useQuery } from '@tanstack/react-query';
import type { FriendsSnapshot } from '../../../shared/friends.ts';
import type { FeedView } from '../../api/feed.ts';
import { feedKey } from '../../api/feeds.ts';
import type { Presence } from '../../ui/Avatar.tsx';

/** The name of the feed of friends, which comes later. */
export const friendsFeedName = 'friends';

/** Online as long as nothing else is known. */
export function useSelfMark(): Presence {
  const { data } = useQuery<FeedView<FriendsSnapshot> | null>({
    queryKey: feedKey(friendsFeedName),
    queryFn: () => null,
    enabled: false,
  });
  const self = data?.state?.self;
  if (!self) return 'online';
  return self.playing && self.state !== 'offline' ? 'playing' : self.state;
}
