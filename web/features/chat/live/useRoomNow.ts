// The open room as it is now, for parts that stand beside its page.
import { useQuery } from '@tanstack/react-query';
import type { RoomState } from '../../../../shared/chatReducer.ts';
import type { FeedView } from '../../../api/feed.ts';
import { feedKey } from '../../../api/feeds.ts';
import { roomFeedName } from './roomFeed.ts';
import type { RoomView } from './roomView.ts';

/** Without holding its feed open; undefined before it is there. */
export function useRoomNow(roomId: string): RoomState | undefined {
  const { data } = useQuery<FeedView<RoomView> | null>({
    queryKey: feedKey(roomFeedName(roomId)),
    queryFn: () => null,
    enabled: false,
  });
  return data?.state?.full;
}
