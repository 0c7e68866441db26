// What late parts change of a room that is looked at: fetched beside the room itself.

import type { PlacedPage } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import {
  addMoreMembers,
  addNewerMessages,
  addOlderMessages,
  showPart,
} from '../../../../shared/chatPages.ts';
import { mapMessages } from '../../../../shared/chatReducer.ts';
import { api } from '../../../api/trpc.ts';
import { changeFull } from './roomFeed.ts';

const olderMessages = 50;

/** Changes one message on this page alone: ahead of the server's word, or back to what it was. */
export const changeMessage = (roomId: string, number: number, change: (message: Message) => Message): void =>
  changeFull(roomId, (full) =>
    mapMessages(full, (items) =>
      items.map((message) => (message.number === number ? change(message) : message)),
    ),
  );

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
  changeFull(roomId, (full) =>
    (full.past ?? full.messages).nextBefore === before ? addOlderMessages(full, page) : full,
  );
}

type Asked = { after: number } | { around: number } | { at: number };

/** A page from a place in the history. */
async function fetchPlaced(roomId: string, asked: Asked): Promise<PlacedPage> {
  const page = await api.chat.messages.query({ roomId, ...asked, limit: olderMessages });
  return { nextAfter: null, place: null, ...page };
}

/** Fetches the page of messages below those that are looked at. @throws what the call throws */
export async function fetchNewerMessages(roomId: string, after: number): Promise<void> {
  const page = await fetchPlaced(roomId, { after });
  changeFull(roomId, (full) => (full.past?.nextAfter === after ? addNewerMessages(full, page) : full));
}

/**
 * Looks at the history around a message or a time. @returns the number of that message, or of the nearest one there is;
 * null when nothing was said. @throws what the call throws
 */
export async function fetchAround(
  roomId: string,
  asked: { around: number } | { at: number },
): Promise<number | null> {
  const page = await fetchPlaced(roomId, asked);
  changeFull(roomId, (full) => showPart(full, page));
  return page.place;
}

/** Fetches the people behind those there are. @throws what the call throws */
export async function fetchMoreMembers(roomId: string, cursor: string): Promise<void> {
  const page = await api.chat.members.query({ roomId, cursor });
  changeFull(roomId, (full) => (full.members.nextCursor === cursor ? addMoreMembers(full, page) : full));
}
