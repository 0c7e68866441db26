// How the events of `friends.onFriends` change what a client holds: pure, the same on the page and in the tests.
import type { MemberRef } from './accounts.ts';
import type {
  BondEvent,
  Friend,
  FriendNote,
  FriendsDurableEvent,
  FriendsEvent,
  FriendsSnapshot,
  PresenceEvent,
  Tie,
} from './friends.ts';
import { unseen } from './presenceView.ts';
import type { Page } from './primitives.ts';

/** The state after one event; the same state for one that it already contains, or that another feature told. */
export function applyFriendsEvent<State extends FriendsSnapshot>(
  state: State,
  event: FriendsEvent | { type: string },
  seq: number,
): State {
  if (event.type === 'friends.presence') return seen(state, event as PresenceEvent);
  if (seq <= state.seq) return state;
  return { ...state, ...change(state, event as FriendsDurableEvent), seq };
}

/** The lists with what is between the member and another from now on. */
export function withBond<State extends FriendsSnapshot>(
  state: State,
  member: MemberRef,
  bond: BondEvent['bond'],
  at: number,
): State {
  const rest = { ...state, ...without(state, member.id) };
  if (bond === 'none') return rest;
  if (bond === 'friends') {
    const note = { ownName: '', favourite: false, labels: [] };
    const items = [...rest.friends.items, { member, since: at, presence: unseen, ...note }].sort(byId);
    return { ...rest, friends: { ...rest.friends, items } };
  }
  const items = [{ member, at }, ...rest[bond].items].sort(newestFirst);
  return { ...rest, [bond]: { ...rest[bond], items } };
}

/** Never stored: it comes with the number of the last event there was. */
function seen<State extends FriendsSnapshot>(state: State, { memberId, presence }: PresenceEvent): State {
  if (memberId === state.id) return { ...state, self: presence };
  const items = state.friends.items.map((friend) =>
    friend.member.id === memberId ? { ...friend, presence } : friend,
  );
  return { ...state, friends: { ...state.friends, items } };
}

function change(state: FriendsSnapshot, event: FriendsDurableEvent): Partial<FriendsSnapshot> {
  switch (event.type) {
    case 'friends.bond': {
      const { member, bond, at, counts } = event;
      return { ...withBond(state, member, bond, at), counts };
    }
    case 'friends.noted': {
      const { memberId, ownName, favourite, labels } = event;
      return noted(state, (friend) =>
        friend.member.id === memberId ? { ownName, favourite, labels } : null,
      );
    }
    case 'friends.label': {
      const { label, to } = event;
      return noted(state, ({ labels }) =>
        labels.includes(label) ? { labels: renamed(labels, label, to) } : null,
      );
    }
    case 'friends.own':
      return { own: event.own };
    case 'friends.gone':
      return { ...without(state, event.memberId), counts: event.counts };
    default:
      return {};
  }
}

/** Each group stands where it stood first. */
const renamed = (labels: readonly string[], label: string, to: string | null): string[] => [
  ...new Set(labels.flatMap((name) => (name === label ? (to ?? []) : name))),
];

function noted(
  state: FriendsSnapshot,
  note: (friend: Friend) => Partial<FriendNote> | null,
): Partial<FriendsSnapshot> {
  const items = state.friends.items.map((friend) => {
    const changes = note(friend);
    return changes ? { ...friend, ...changes } : friend;
  });
  return { friends: { ...state.friends, items } };
}

type Lists = Pick<FriendsSnapshot, 'friends' | 'incoming' | 'outgoing' | 'blocked'>;

function without({ friends, incoming, outgoing, blocked }: FriendsSnapshot, memberId: string): Lists {
  const drop = <Item extends { member: { id: string } }>(page: Page<Item>): Page<Item> => {
    const items = page.items.filter(({ member }) => member.id !== memberId);
    return items.length === page.items.length ? page : { ...page, items };
  };
  return {
    friends: drop(friends),
    incoming: drop(incoming),
    outgoing: drop(outgoing),
    blocked: drop(blocked),
  };
}

const byId = (one: Friend, other: Friend): number => (one.member.id < other.member.id ? -1 : 1);
const newestFirst = (one: Tie, other: Tie): number =>
  other.at - one.at || (one.member.id > other.member.id ? -1 : 1);
