// The feed of a room that is looked at.

import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomEvent, Sent } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import {
  addMessage,
  addMoreMembers,
  addOlderMessages,
  type RoomState,
  roomStateOf,
} from '../../../../shared/chatReducer.ts';
import { type FeedDefinition, feeds } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';
import type { Written } from '../outbox/entry.ts';
import { applyToRoom, type RoomView } from './roomView.ts';

const olderMessages = 50;

export const roomFeedName = (roomId: string): string => `room:${roomId}`;

export function roomFeed(roomId: string): FeedDefinition<RoomView, RoomEvent> {
  return {
    name: roomFeedName(roomId),
    source: {
      async fetchSnapshot() {
        const snapshot = await api.chat.room.query({ roomId });
        return { seq: snapshot.seq, full: roomStateOf(snapshot), readNumber: snapshot.readNumber };
      },
      subscribe(lastEventId, { onEvent, onError, onComplete }) {
        const subscription = api.chat.onRoom.subscribe(
          { roomId, lastEventId },
          { onData: ({ id, data }) => onEvent(data, id), onError, onComplete },
        );
        return () => subscription.unsubscribe();
      },
      apply: applyToRoom,
    },
  };
}

const changeFull = (roomId: string, change: (full: RoomState) => RoomState) =>
  feeds.update<RoomView>(roomFeedName(roomId), (view) => {
    const full = change(view.full);
    return full === view.full ? view : { ...view, full };
  });

/** Shows a message of one's own as soon as its call is answered; the event that follows finds it there. */
export function showSent(written: Written, author: MemberRef, { id, number, at }: Sent): void {
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
    }),
  );
}

/** Changes one message on this page alone: ahead of the server's word, or back to what it was. */
export const changeMessage = (roomId: string, number: number, change: (message: Message) => Message): void =>
  changeFull(roomId, (full) => {
    const items = full.messages.items.map((message) =>
      message.number === number ? change(message) : message,
    );
    return { ...full, messages: { ...full.messages, items } };
  });

/** Changes what is pinned on this page alone. */
export const changePins = (roomId: string, change: (pins: number[]) => number[]): void =>
  changeFull(roomId, (full) => ({ ...full, pins: change(full.pins) }));

/** Fetches the page of messages above those there are. @throws what the call throws */
export async function fetchOlderMessages(
  roomId: string,
  before: number,
  limit = olderMessages,
): Promise<void> {
  const page = await api.chat.messages.query({ roomId, before, limit });
  changeFull(roomId, (full) => (full.messages.nextBefore === before ? addOlderMessages(full, page) : full));
}

/** Fetches the people behind those there are. @throws what the call throws */
export async function fetchMoreMembers(roomId: string, cursor: string): Promise<void> {
  const page = await api.chat.members.query({ roomId, cursor });
  changeFull(roomId, (full) => (full.members.nextCursor === cursor ? addMoreMembers(full, page) : full));
}

/** Asks anew which of the room's people are online: presence is not kept for those who were away. */
export async function refreshRoomPresence(roomId: string): Promise<void> {
  const page = await api.chat.members.query({ roomId, limit: 100 });
  const online = new Map(page.items.map((member) => [member.id, member.online]));
  changeFull(roomId, (full) => ({
    ...full,
    members: {
      ...full.members,
      items: full.members.items.map((member) => ({
        ...member,
        online: online.get(member.id) ?? member.online,
      })),
    },
  }));
}
