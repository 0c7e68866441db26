// The rooms the member is in, live: newest message, people, unread messages.
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Me } from '../../../shared/accounts.ts';
import type { InboxEvent, MyRoom, RoomCard } from '../../../shared/chat.ts';
import type { InboxRoom } from '../../../shared/inboxReducer.ts';
import { useFeed } from '../../api/feeds.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useMe } from '../accounts/useMe.ts';
import { type InboxView, inboxFeed } from './live/inboxFeed.ts';
import { lobbyFeed } from './live/lobbyFeed.ts';
import type { LobbyView } from './live/lobbyView.ts';
import { type MyRoomNow, missingFrom, myRoomsNow } from './live/myRooms.ts';
import { useView } from './live/useView.ts';
import { ownOf } from './own.ts';

/** The most rooms listed. */
const mostRooms = 100;

export type MyRooms = {
  /** Those with the newest message first. */
  rooms: MyRoomNow[];
  /** Unread messages of all rooms together; of quiet ones only those that call the member. */
  unread: number;
  isPending: boolean;
  error: unknown;
  retry(): void;
};

const nothingHeard = () => () => {};
const noRooms: readonly MyRoom[] = [];
const noCards: readonly RoomCard[] = [];

/** For guests: no rooms. Any number of parts may use it: `useFollowInbox` keeps what it shows alive. */
export function useMyRooms(): MyRooms {
  const { me } = useMe();
  const query = trpc.chat.myRooms.useQuery({ limit: mostRooms }, { enabled: me !== null });
  const inbox = useView<InboxView>(inboxFeed.name);
  const lobby = useView<LobbyView>(lobbyFeed.name);
  const marks = me ? ownOf(me).marks : null;
  useSyncExternalStore(marks?.subscribe ?? nothingHeard, () => marks?.version() ?? 0);

  const rooms = myRoomsNow({
    listed: (me && query.data?.items) || noRooms,
    inbox: (me && inbox?.rooms) || null,
    cards: lobby?.rooms.items ?? noCards,
    readHere: (roomId) => marks?.of(roomId) ?? 0,
  });
  return {
    rooms,
    unread: rooms.reduce((sum, room) => sum + (room.quiet ? room.calls : room.unread), 0),
    isPending: me !== null && query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** What the inbox tells of one room; undefined before it has. */
export const useInboxRoom = (roomId: string): InboxRoom | undefined =>
  useView<InboxView>(inboxFeed.name)?.rooms?.get(roomId);

/** Whether the inbox has told of all rooms of the member, and not of this one. */
export function useIsLeft(roomId: string | null): boolean {
  const rooms = useView<InboxView>(inboxFeed.name)?.rooms;
  return roomId !== null && rooms ? !rooms.has(roomId) : false;
}

/** Keeps the member's inbox open: stands once on the page. */
export function useFollowInbox(me: Me): void {
  const { state } = useFeed<InboxView, InboxEvent>(inboxFeed);
  const inbox = state?.rooms;
  const { data, isFetching } = trpc.chat.myRooms.useQuery({ limit: mostRooms });
  const listed = data?.items;
  const isWholeList = data?.nextCursor === null;
  const missing = inbox && listed && isWholeList ? missingFrom(listed, inbox) : '';
  const askedFor = useRef('');
  useEffect(() => {
    // Once for each lack: a list that still does not show it would be fetched for ever.
    if (missing === '' || isFetching || missing === askedFor.current) return;
    askedFor.current = missing;
    void cache.chat.myRooms.invalidate();
  }, [missing, isFetching]);
  const rooms = inbox ? [...inbox.keys()].join() : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: judged when rooms have come or gone, not at each message
  useEffect(() => {
    if (!inbox) return;
    const { marks } = ownOf(me);
    for (const { id } of listed ?? []) if (!inbox.has(id)) marks.forget(id);
  }, [rooms, listed]);
}
