// What late parts change of a room that is looked at: fetched beside the room itself.
import type { Message } from '../../../../shared/chatMessages.ts';
import { addMoreMembers, addOlderMessages } from '../../../../shared/chatPages.ts';
import { api } from '../../../api/trpc.ts';
import { changeFull } from './roomFeed.ts';

const olderMessages = 50;

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
