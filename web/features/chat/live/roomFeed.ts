// The feed of a room that is looked at.

import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomEvent, Tick } from '../../../../shared/chat.ts';
import { addMessage, applyRoomEvent, type RoomState, roomStateOf } from '../../../../shared/chatReducer.ts';
import { type FeedDefinition, feeds } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';
import type { Delivered, Written } from '../outbox/entry.ts';
import { applyToRoom, type RoomView } from './roomView.ts';

export const roomFeedName = (roomId: string): string => `room:${roomId}`;

export function roomFeed(roomId: string): FeedDefinition<RoomView, RoomEvent> {
  return {
    name: roomFeedName(roomId),
    source: {
      async fetchSnapshot() {
        const snapshot = await api.chat.room.query({ roomId });
        return { seq: snapshot.seq, full: roomStateOf(snapshot), readNumber: snapshot.readNumber };
      },
      subscribe(lastEventId, { onEvent, ...handlers }) {
        const subscription = api.chat.onRoom.subscribe(
          { roomId, lastEventId },
          { onData: ({ id, data }) => onEvent(data, id), ...handlers },
        );
        return () => subscription.unsubscribe();
      },
      apply: applyToRoom,
      async askAgain({ full }) {
        const [{ items }, ticks] = await Promise.all([
          api.chat.members.query({ roomId, limit: 100 }),
          full.ticks ? api.chat.ticks.query({ roomId }) : [],
        ]);
        const online = new Map(items.map((member) => [member.id, member.online]));
        return (view) => ({ ...view, full: withTicks(withOnline(view.full, online), ticks) });
      },
    },
  };
}

/** Of those who are not asked about it stays as it is. */
const withOnline = (full: RoomState, online: ReadonlyMap<string, boolean>): RoomState => ({
  ...full,
  members: {
    ...full.members,
    items: full.members.items.map((member) => ({
      ...member,
      online: online.get(member.id) ?? member.online,
    })),
  },
});

/** They never move back, whatever was told while the answer was on its way. */
const withTicks = (full: RoomState, ticks: Tick[]): RoomState =>
  ticks.length > 0 ? applyRoomEvent(full, { type: 'ticks', ticks }, full.seq) : full;

/** Changes what this page holds of a room. */
export const changeFull = (roomId: string, change: (full: RoomState) => RoomState) =>
  feeds.update<RoomView>(roomFeedName(roomId), (view) => {
    const full = change(view.full);
    return full === view.full ? view : { ...view, full };
  });

/** Shows a message of one's own as soon as its call is answered; the event that follows finds it there. */
export function showSent(
  written: Written,
  author: MemberRef,
  { id, number, at, attachments }: Delivered,
): void {
  const { roomId, body, replyTo, mentions, mentionsAll, whisperTo } = written;
  // No message of this room: the inbox tells of it.
  if (whisperTo) return;
  const { id: authorId, nickname, avatar } = author;
  changeFull(roomId, (full) =>
    addMessage(full, {
      id,
      number,
      at,
      body,
      author: { id: authorId, nickname, avatar },
      ...(replyTo && { replyTo }),
      ...(mentions && { mentions }),
      ...(mentionsAll && { mentionsAll }),
      ...(attachments && { attachments }),
    }),
  );
}
