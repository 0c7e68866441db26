// The feed of a member's friends: lists, notes and presences as one state.
import type { FriendsEvent, FriendsSnapshot } from '../../../../shared/friends.ts';
import { applyFriendsEvent } from '../../../../shared/friendsReducer.ts';
import type { PresenceView } from '../../../../shared/presenceView.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { type FeedDefinition, feeds } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';
import { friendsFeedName } from '../useSelfMark.ts';

const pageSize = 100;

/** A list with all its pages. */
async function whole<Item>(
  first: Page<Item>,
  fetchPage: (page: { cursor: string; limit: number }) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const items = [...first.items];
  let cursor = first.nextCursor;
  while (cursor !== null) {
    const page = await fetchPage({ cursor, limit: pageSize });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items, nextCursor: null };
}

export const friendsFeed: FeedDefinition<FriendsSnapshot, FriendsEvent> = {
  name: friendsFeedName,
  source: {
    /**
     * With whole lists: there are few enough by the limits, friends are sorted by what they do, and what stands between
     * the member and anybody is asked everywhere, as of the blocked in every room.
     */
    async fetchSnapshot() {
      const snapshot = await api.friends.snapshot.query();
      const [friends, incoming, outgoing, blocked] = await Promise.all([
        whole(snapshot.friends, (page) => api.friends.list.query(page)),
        whole(snapshot.incoming, (page) => api.friends.incoming.query(page)),
        whole(snapshot.outgoing, (page) => api.friends.outgoing.query(page)),
        whole(snapshot.blocked, (page) => api.friends.blocked.query(page)),
      ]);
      return { ...snapshot, friends, incoming, outgoing, blocked };
    },
    subscribe(lastEventId, { onEvent, ...handlers }) {
      const subscription = api.friends.onFriends.subscribe(
        { lastEventId },
        { onData: ({ id, data }) => onEvent(data as FriendsEvent, id), ...handlers },
      );
      return () => subscription.unsubscribe();
    },
    apply: applyFriendsEvent,
    async askAgain({ id, friends }) {
      const ids = [id, ...friends.items.map(({ member }) => member.id)];
      const parts = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) =>
        api.friends.presences.query({ memberIds: ids.slice(at * pageSize, (at + 1) * pageSize) }),
      );
      const presences: Record<string, PresenceView> = Object.assign({}, ...(await Promise.all(parts)));
      return (state) => ({
        ...state,
        self: presences[state.id] ?? state.self,
        friends: {
          ...state.friends,
          items: state.friends.items.map((friend) => ({
            ...friend,
            presence: presences[friend.member.id] ?? friend.presence,
          })),
        },
      });
    },
  },
};

/** Fetches all of it again, where what is shown may not be so. */
export const refreshFriends = (): void => feeds.refresh(friendsFeed.name);
