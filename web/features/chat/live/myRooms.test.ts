// The list of my rooms: what was fetched, brought up to date.
import { expect, it } from 'vitest';
import type { MyRoom } from '../../../../shared/chat.ts';
import { applyInboxEvent, type InboxState } from '../../../../shared/inboxReducer.ts';
import { missingFrom, myRoomsNow } from './myRooms.ts';

const myRoom = (id: string, facts: Partial<MyRoom> = {}): MyRoom => ({
  id,
  title: `room ${id}`,
  kind: 'open',
  locked: false,
  lasting: false,
  capacity: 10,
  memberCount: 1,
  owner: null,
  createdAt: 0,
  number: 4,
  readNumber: 4,
  lastMessage: { author: 'a', body: 'text 4', at: 4 },
  seq: 9,
  ...facts,
});
const inboxOf = (...rooms: { roomId: string; number: number; readNumber: number }[]): InboxState =>
  applyInboxEvent(new Map(), { type: 'inbox', rooms });
const nothing = { listed: [myRoom('r')], inbox: null, cards: [], readHere: () => 0 };

it('UI-60: a room knows its newest message before the inbox has told, and after each poke', () => {
  expect(myRoomsNow(nothing)).toMatchObject([{ last: { body: 'text 4' }, unread: 0 }]);
  const inbox = applyInboxEvent(inboxOf({ roomId: 'r', number: 5, readNumber: 4 }), {
    type: 'poke',
    roomId: 'r',
    number: 6,
    last: { author: 'b', body: 'text 6', at: 6 },
  });
  expect(myRoomsNow({ ...nothing, inbox })).toMatchObject([{ last: { body: 'text 6' }, unread: 2 }]);
});

it('UI-60: an older poke does not take the place of a list fetched later', () => {
  const inbox = applyInboxEvent(inboxOf({ roomId: 'r', number: 3, readNumber: 3 }), {
    type: 'poke',
    roomId: 'r',
    number: 3,
    last: { author: 'b', body: 'text 3', at: 3 },
  });
  expect(myRoomsNow({ ...nothing, inbox })).toMatchObject([{ last: { body: 'text 4' } }]);
});

it('UI-60: rooms come and go with the inbox, and the lobby tells how many are in them', () => {
  const entered = applyInboxEvent(inboxOf({ roomId: 'r', number: 4, readNumber: 4 }), {
    type: 'entered',
    room: myRoom('s', { lastMessage: { author: 'a', body: 'newest', at: 9 } }),
  });
  const cards = [myRoom('r', { memberCount: 7 })];
  expect(
    myRoomsNow({ ...nothing, inbox: entered, cards }).map(({ room, memberCount }) => [room.id, memberCount]),
  ).toEqual([
    ['s', 1],
    ['r', 7],
  ]);
  const left = applyInboxEvent(entered, { type: 'left', roomId: 'r' });
  expect(myRoomsNow({ ...nothing, inbox: left }).map(({ room }) => room.id)).toEqual(['s']);
  expect(missingFrom(nothing.listed, entered)).toBe('');
  expect(missingFrom([], inboxOf({ roomId: 'r', number: 0, readNumber: 0 }))).toBe('r 0');
});

it('UI-60: what was said after the list was fetched and before the first counters is known to be missing', () => {
  const counted = inboxOf({ roomId: 'r', number: 5, readNumber: 4 });
  expect(missingFrom(nothing.listed, counted)).toBe('r 5');
  expect(missingFrom([myRoom('r', { number: 5 })], counted)).toBe('');
  const last = { author: 'b', body: 'text 6', at: 6 };
  const told = applyInboxEvent(counted, { type: 'poke', roomId: 'r', number: 6, last });
  expect(missingFrom(nothing.listed, told)).toBe('');
});

it('UI-61: unread is what came after the newest message read on any device, or on this page', () => {
  const unread = (inbox: InboxState, here = 0) =>
    myRoomsNow({ ...nothing, inbox, readHere: () => here })[0]?.unread;
  const inbox = inboxOf({ roomId: 'r', number: 9, readNumber: 4 });
  expect(unread(inbox)).toBe(5);
  expect(unread(applyInboxEvent(inbox, { type: 'read', roomId: 'r', readNumber: 7 }))).toBe(2);
  expect(unread(inbox, 8)).toBe(1);
  const said = { author: 'me', body: 'mine', at: 10 };
  const answered = { type: 'poke', roomId: 'r', number: 10, readNumber: 10, last: said } as const;
  expect(unread(applyInboxEvent(inbox, answered))).toBe(0);
});

it('ACC-117: a room in which all was erased shows nothing of it any more', () => {
  const inbox = applyInboxEvent(inboxOf({ roomId: 'r', number: 4, readNumber: 4 }), {
    type: 'entered',
    room: myRoom('r', { lastMessage: null }),
  });
  expect(myRoomsNow({ ...nothing, inbox })).toMatchObject([{ last: null, unread: 0 }]);
});

it('ACC-116: a page that was away asks the list what the newest message is now', () => {
  const poked = applyInboxEvent(inboxOf({ roomId: 'r', number: 3, readNumber: 3 }), {
    type: 'poke',
    roomId: 'r',
    number: 4,
    last: { author: 'gone by now', body: 'text 4', at: 4 },
  });
  const again = applyInboxEvent(poked, {
    type: 'inbox',
    rooms: [{ roomId: 'r', number: 4, readNumber: 3 }],
  });
  const listed = [myRoom('r', { lastMessage: { author: '', body: 'text 4', at: 4 } })];
  expect(myRoomsNow({ ...nothing, listed, inbox: again })).toMatchObject([{ last: { author: '' } }]);
});
