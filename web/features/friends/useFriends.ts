// What is known of the member's friends, for any part of the page; `FriendsBackground` keeps it alive.
import { useQuery } from '@tanstack/react-query';
import type { Bond, Friend, FriendsSnapshot } from '../../../shared/friends.ts';
import type { PresenceView } from '../../../shared/presenceView.ts';
import type { FeedView } from '../../api/feed.ts';
import { feedKey, feeds } from '../../api/feeds.ts';
import type { Presence } from '../../ui/Avatar.tsx';
import { friendsFeed } from './live/friendsFeed.ts';

export type Friends = {
  /** Undefined until they are known. */
  state: FriendsSnapshot | undefined;
  error: unknown;
  retry(): void;
};

export function useFriends(): Friends {
  const { data } = useQuery<FeedView<FriendsSnapshot> | null>({
    queryKey: feedKey(friendsFeed.name),
    queryFn: () => null,
    enabled: false,
  });
  const { state, status, error } = data ?? {};
  return {
    state,
    error: status === 'ended' || (status === 'failing' && !state) ? error : null,
    retry: () => feeds.restart(friendsFeed.name),
  };
}

/** What stands between the member and another, as far as it is known. */
export function bondIn(state: FriendsSnapshot, memberId: string): Bond {
  if (memberId === state.id) return 'self';
  const lists = ['friends', 'incoming', 'outgoing', 'blocked'] as const;
  return lists.find((list) => state[list].items.some(({ member }) => member.id === memberId)) ?? 'none';
}

export const friendIn = (state: FriendsSnapshot | undefined, memberId: string): Friend | undefined =>
  state?.friends.items.find(({ member }) => member.id === memberId);

/** The shape and colour of a presence. */
export const markOf = ({ state, playing }: PresenceView): Presence =>
  playing && state !== 'offline' ? 'playing' : state;

const order: Record<Presence, number> = { playing: 0, online: 1, away: 2, busy: 2, offline: 3 };

/** Who plays first, then who is here, who is away or busy, who is not here; favourites first among each. */
export const sortFriends = (friends: readonly Friend[], nameOf: (friend: Friend) => string): Friend[] =>
  [...friends].sort(
    (one, other) =>
      order[markOf(one.presence)] - order[markOf(other.presence)] ||
      Number(other.favourite) - Number(one.favourite) ||
      (other.presence.seenAt ?? 0) - (one.presence.seenAt ?? 0) ||
      nameOf(one).localeCompare(nameOf(other)),
  );

/** What the member calls a friend. */
export const friendName = ({ ownName, member }: Friend): string => ownName || member.nickname;
