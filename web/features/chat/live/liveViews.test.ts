// The page's views of the lobby and of a room, over the shared reducer.
import { expect, it } from 'vitest';
import type { Message, MyRoom, OnlinePage, RoomCard } from '../../../../shared/chat.ts';
import { addMoreRooms, applyOnline, applyToLobby, type LobbyView } from './lobbyView.ts';
import { applyToRoom, fullView, lightView } from './roomView.ts';

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
const myRoom: MyRoom = {
  ...card('r'),
  number: 4,
  lastMessage: { author: 'a', body: 'text 4', at: 4 },
  seq: 9,
};

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

it('UI-60: a room that is only watched knows its newest message and how many are in it', () => {
  const light = lightView(myRoom);
  expect(light).toMatchObject({ seq: 9, number: 4, full: null });
  const spoken = applyToRoom(light, { type: 'message.created', message: message(5) }, 10);
  expect(spoken).toMatchObject({ seq: 10, number: 5, last: { body: 'text 5' } });
  expect(applyToRoom(spoken, { type: 'message.created', message: message(5) }, 10)).toBe(spoken);
  expect(applyToRoom(spoken, { type: 'typing', member: person('a') }, 10)).toBe(spoken);
});

it('UI-60: a watched room and an open one know the same newest message after the same events', () => {
  const full = fullView({
    room: card('r'),
    members: { items: [], nextCursor: null },
    messages: { items: [message(3), message(4)], lines: [], nextBefore: 3 },
    seq: 9,
    closed: false,
  });
  const event = { type: 'message.created', message: message(5) } as const;
  const { full: whole, ...open } = applyToRoom(full, event, 10);
  const { full: none, ...watched } = applyToRoom(lightView(myRoom), event, 10);
  expect(none).toBeNull();
  expect(whole?.messages.items.map(({ number }) => number)).toEqual([3, 4, 5]);
  expect({ ...open, last: open.last?.body }).toEqual({ ...watched, last: watched.last?.body });
});
