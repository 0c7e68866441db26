// What the page holds of the lobby: the open rooms and who is online. Pure.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { LobbyEvent, OnlinePage, RoomCard } from '../../../../shared/chat.ts';
import { applyLobbyEvent, type LobbyState } from '../../../../shared/chatReducer.ts';
import type { Page } from '../../../../shared/primitives.ts';

export type LobbyView = {
  seq: number;
  rooms: LobbyState;
  online: OnlinePage;
};

/** The view after one event; presence moves people, the rest moves rooms. */
export function applyToLobby(view: LobbyView, event: LobbyEvent, seq: number): LobbyView {
  if (event.type === 'presence') {
    const online = applyOnline(view.online, event.member, event.online);
    return online === view.online ? view : { ...view, online };
  }
  const rooms = applyLobbyEvent(view.rooms, event, seq);
  if (event.type === 'member.gone') {
    const { online } = view;
    const items = online.items.filter(({ id }) => id !== event.memberId);
    const total = online.total - online.items.length + items.length;
    return { rooms, online: { ...online, items, total }, seq: rooms.seq };
  }
  return rooms === view.rooms ? view : { ...view, rooms, seq: rooms.seq };
}

/** People stand by name; somebody who is already there (or already gone) changes nothing. */
export function applyOnline(page: OnlinePage, member: MemberRef, isOnline: boolean): OnlinePage {
  const others = page.items.filter((other) => other.id !== member.id);
  const wasThere = others.length < page.items.length;
  if (isOnline) {
    if (wasThere) return page;
    return { ...page, items: [member, ...others], total: page.total + 1 };
  }
  if (wasThere) return { ...page, items: others, total: page.total - 1 };
  // Somebody of the part that was not fetched.
  const hidden = page.total - page.items.length;
  return hidden > 0 ? { ...page, total: page.total - 1 } : page;
}

/** Puts the next page of rooms behind those there are. */
export function addMoreRooms(view: LobbyView, page: Page<RoomCard>): LobbyView {
  const known = new Set(view.rooms.items.map((room) => room.id));
  const items = [...view.rooms.items, ...page.items.filter((room) => !known.has(room.id))];
  return { ...view, rooms: { ...view.rooms, items, nextCursor: page.nextCursor } };
}
