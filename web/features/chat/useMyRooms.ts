// The rooms the member is in, live: newest message, people, unread messages.
import { useQueries } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Me } from '../../../shared/accounts.ts';
import type { MyRoom, RoomEvent } from '../../../shared/chat.ts';
import type { FeedView } from '../../api/feed.ts';
import { feedKey, feeds } from '../../api/feeds.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useMe } from '../accounts/useMe.ts';
import { roomFeed, roomFeedName } from './live/roomFeed.ts';
import type { LastMessage, RoomView } from './live/roomView.ts';
import { ownOf } from './own.ts';

/** The most rooms followed at the same time. */
const mostRooms = 100;

export type MyRoomNow = {
  room: MyRoom;
  memberCount: number;
  last: LastMessage | null;
  unread: number;
};

export type MyRooms = {
  /** Those with the newest message first. */
  rooms: MyRoomNow[];
  /** Unread messages of all rooms together. */
  unread: number;
  isPending: boolean;
  error: unknown;
  retry(): void;
};

const nothingHeard = () => () => {};
const none: readonly MyRoom[] = [];

/** For guests: no rooms. Any number of parts may use it: `useFollowMyRooms` keeps what it shows alive. */
export function useMyRooms(): MyRooms {
  const { me } = useMe();
  const query = trpc.chat.myRooms.useQuery({ limit: mostRooms }, { enabled: me !== null });
  const listed = (me && query.data?.items) || none;
  const views = useRoomViews(listed);
  const own = me ? ownOf(me) : null;
  useSyncExternalStore(own?.marks.subscribe ?? nothingHeard, () => own?.marks.version() ?? 0);

  const rooms = listed
    .map((room, index): MyRoomNow => {
      const view = views[index];
      const known = view?.state;
      const number = known?.number ?? room.number;
      return {
        room,
        memberCount: known?.memberCount ?? room.memberCount,
        last: known?.last ?? room.lastMessage,
        unread: own?.marks.unread(room.id, number) ?? 0,
      };
    })
    .sort((a, b) => (b.last?.at ?? b.room.createdAt) - (a.last?.at ?? a.room.createdAt));

  return {
    rooms,
    unread: rooms.reduce((sum, room) => sum + room.unread, 0),
    isPending: me !== null && query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

function useRoomViews(rooms: readonly MyRoom[]): (FeedView<RoomView> | undefined)[] {
  const queries = useQueries({
    queries: rooms.map((room) => ({
      queryKey: feedKey(roomFeedName(room.id)),
      queryFn: () => null,
      enabled: false,
    })),
  });
  return queries.map((query) => (query.data as FeedView<RoomView> | null | undefined) ?? undefined);
}

/**
 * Keeps the feed of each of the member's rooms open and marks their own messages as read: stands once on the page, so
 * that each event is judged once.
 */
export function useFollowMyRooms(me: Me): void {
  const { data } = trpc.chat.myRooms.useQuery({ limit: mostRooms });
  const rooms = data?.items ?? none;
  useEffect(() => {
    const { marks } = ownOf(me);
    const releases = rooms.map((room) => {
      marks.meet(room.id, room.number);
      return feeds.hold<RoomView, RoomEvent>(roomFeed(room.id, room), (event) => {
        if (event.type === 'message.created' && event.message.author.id === me.id) {
          marks.read(room.id, event.message.number);
        }
        const isOver = event.type === 'member.left' && event.memberId === me.id;
        if (isOver || event.type === 'room.closed') {
          marks.forget(room.id);
          void cache.chat.myRooms.invalidate();
        }
      });
    });
    return () => {
      for (const release of releases) release();
    };
  }, [me, rooms]);
}
