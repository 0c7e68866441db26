// The page's views of the lobby and of a room, over the shared reducer.
import { expect, it } from 'vitest';
import type { OnlinePage, RoomCard } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { addMoreRooms, applyOnline, applyToLobby, type LobbyView } from './lobbyView.ts';
import { applyToRoom, type RoomView } from './roomView.ts';

const person = (id: string) => ({ id, nickname: `name ${id}`, avatar: 'fox' });
const card = (id: string): RoomCard => ({
  id,
  title: `room ${id}`,
  kind: 'open',
  locked: false,
  lasting: false,
  capacity: 10,
  memberCount: 1,
  owner: person('owner'),
  createdAt: 0,
});
const message = (number: number): Message => ({
  id: `m${number}`,
  number,
  author: person('a'),
  body: `text ${number}`,
  at: number,
});

it('UI-59: who is online follows presence, each person once, and the number counts those not shown too', () => {
  const page: OnlinePage = { items: [person('a')], nextCursor: null, total: 1 };
  const two = applyOnline(page, person('b'), true);
  expect(two).toMatchObject({ items: [person('b'), person('a')], total: 2 });
  expect(applyOnline(two, person('b'), true)).toBe(two);
  expect(applyOnline(two, person('a'), false)).toMatchObject({ items: [person('b')], total: 1 });
  expect(applyOnline(page, person('z'), false)).toBe(page);
  expect(applyOnline({ ...page, total: 9 }, person('z'), false).total).toBe(8);
});

it('UI-59: the list of rooms follows its events and grows by pages', () => {
  const view: LobbyView = {
    seq: 5,
    rooms: { items: [card('b')], nextCursor: 'next', total: 2, seq: 5 },
    online: { items: [], nextCursor: null, total: 0 },
  };
  const opened = applyToLobby(view, { type: 'room.opened', room: card('c') }, 6);
  expect(opened.rooms.items.map((room) => room.id)).toEqual(['c', 'b']);
  expect(opened.seq).toBe(6);
  expect(applyToLobby(opened, { type: 'room.closed', roomId: 'c' }, 6)).toBe(opened);
  const more = addMoreRooms(opened, { items: [card('b'), card('a')], nextCursor: null });
  expect(more.rooms.items.map((room) => room.id)).toEqual(['c', 'b', 'a']);
  expect(more.rooms.nextCursor).toBeNull();
});

it('UI-60: the room that is looked at follows its events, each once', () => {
  const view: RoomView = {
    seq: 9,
    readNumber: 4,
    full: {
      room: card('r'),
      members: { items: [], nextCursor: null },
      messages: { items: [message(3), message(4)], lines: [], nextBefore: 3 },
      seq: 9,
      me: 'me',
      pins: [],
      slowMode: 0,
      mutedUntil: null,
      closed: false,
    },
  };
  const spoken = applyToRoom(view, { type: 'message.created', message: message(5) }, 10);
  expect(spoken.seq).toBe(10);
  expect(spoken.full.messages.items.map(({ number }) => number)).toEqual([3, 4, 5]);
  expect(applyToRoom(spoken, { type: 'message.created', message: message(5) }, 10)).toBe(spoken);
  expect(applyToRoom(spoken, { type: 'typing', member: person('a') }, 10)).toBe(spoken);
});

it('ACC-116: who is gone is online no more, and the number is right whether they were shown or not', () => {
  const view: LobbyView = {
    seq: 4,
    rooms: { items: [card('r')], nextCursor: null, total: 1, seq: 4 },
    online: { items: [person('a'), person('owner')], nextCursor: 'more', total: 5 },
  };
  const after = applyToLobby(view, { type: 'member.gone', memberId: 'owner' }, 5);
  expect(after).toMatchObject({ seq: 5, online: { items: [person('a')], nextCursor: 'more', total: 4 } });
  expect(after.rooms.items[0]?.owner?.nickname).toBe('');
  expect(applyToLobby(view, { type: 'member.gone', memberId: 'b' }, 5).online).toEqual(view.online);
});
