// The events of rooms and of the lobby, with their types, appended where they belong.
import type { LobbyDurableEvent, RoomCard, RoomDurableEvent } from '../../../shared/chat.ts';
import { type AppendedEvent, appendEvent } from '../../live/index.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { MemberDurableEvent } from './memberEvents.ts';
import { guestLobbyTopic, lobbyTopic, memberTopic, roomTopic } from './topics.ts';

export function appendRoomEvent(tx: Transaction, roomId: string, event: RoomDurableEvent): AppendedEvent {
  // Of a closed room nothing is kept but the news that it closed.
  return appendEvent(tx, roomTopic(roomId), event, { ends: event.type === 'room.closed' });
}

/** To the member's own inboxes. */
export function appendMemberEvent(tx: Transaction, memberId: string, event: MemberDurableEvent): void {
  appendEvent(tx, memberTopic(memberId), event);
}

type RoomNews = Exclude<LobbyDurableEvent, { type: 'member.gone' }>;

/** To members with the owner's name, to guests without. What is no open room's business does not belong there. */
export function appendLobbyEvent(tx: Transaction, event: RoomNews): void {
  const forGuests: RoomNews =
    event.type === 'room.closed' ? event : { ...event, room: { ...event.room, owner: null } };
  appendEvent(tx, lobbyTopic, event);
  appendEvent(tx, guestLobbyTopic, forGuests);
}

/** It stands in its list no more. */
export const appendDelisted = (tx: Transaction, { id, kind }: { id: string; kind: string }): void =>
  appendLobbyEvent(tx, { type: 'room.closed', roomId: id, ...(kind === 'group' && { kind }) });

export const appendRoomChanged = (tx: Transaction, room: RoomCard): void =>
  appendLobbyEvent(tx, { type: 'room.changed', room });
