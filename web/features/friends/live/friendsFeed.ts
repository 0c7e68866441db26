// The feed of a member's friends: lists, notes and presences as one state.
import type { FriendsEvent, FriendsSnapshot } from '../../../../shared/friends.ts';
import { applyFriendsEvent } from '../../../../shared/friendsReducer.ts';
import { type FeedDefinition, feeds } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';
import { friendsFeedName } from '../useSelfMark.ts';

const pageSize = 100;

export const friendsFeed: FeedDefinition<FriendsSnapshot, FriendsEvent> = {
  name: friendsFeedName,
  source: {
    /** With all friends: there are few enough by the limit, and they are sorted by what they do. */
    async fetchSnapshot() {
      const snapshot = await api.friends.snapshot.query();
      const items = [...snapshot.friends.items];
      let cursor = snapshot.friends.nextCursor;
      while (cursor !== null) {
        const page = await api.friends.list.query({ cursor, limit: pageSize });
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return { ...snapshot, friends: { items, nextCursor: null } };
    },
    subscribe(lastEventId, { onEvent, onError, onComplete }) {
      const subscription = api.friends.onFriends.subscribe(
        { lastEventId },
        { onData: ({ id, data }) => onEvent(data as FriendsEvent, id), onError, onComplete },
      );
      return () => subscription.unsubscribe();
    },
    apply: applyFriendsEvent,
  },
};

/** Presences are not kept for those who were away: fetched again after a reconnection. */
export const refreshFriends = (): void => feeds.refresh(friendsFeed.name);
