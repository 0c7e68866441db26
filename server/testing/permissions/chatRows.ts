// Who may do what in the owner's room, in which there are the owner and a friend.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const room = ({ ids }: World) => ({ roomId: ids['roomId'] ?? '' });
const first = (w: World) => ({ ...room(w), number: 1 });
const isIn = ({ kind }: World) => kind === 'owner' || kind === 'friend';
const needs = ['room'] as const;

//                    guest banned member friend other owner moderator admin
const inRoom = cells('- - ! + ! + ! !', 'NOT_IN_ROOM');
const ofAuthor = cells('- - ! ? ! + ! !', 'NOT_IN_ROOM', 'NOT_ALLOWED');

/** In the list of rooms, whose owners guests do not see. */
const listed = (w: World) => {
  const owner = w.self ? expect.objectContaining({ id: w.owner.me.id }) : null;
  return expect.objectContaining({ id: w.ids['roomId'], owner });
};
const reading = (gives: Row['gives'], input: Row['input'] = room): Row => ({
  may: inRoom,
  needs,
  input,
  ...(gives ? { gives } : {}),
});

export const chatRows: Rows = {
  'chat.rooms': {
    may: cells('+ + + + + + + +'),
    needs,
    gives: (w) => ({ items: expect.arrayContaining([listed(w)]) }),
  },
  'chat.myRooms': {
    may: cells('- - + + + + + +'),
    needs,
    gives: (w) => ({ items: isIn(w) ? [room(w)].map(({ roomId }) => ({ id: roomId })) : ownRoom(w) }),
  },
  // Nobody has the page open.
  'chat.online': { may: cells('+ + + + + + + +'), gives: () => ({ items: [], total: 0 }) },
  'chat.createRoom': {
    may: cells('- - + + + + + +'),
    input: ({ app }) => ({ title: 'A room', capacity: 2, key: app.services.newId() }),
    gives: () => ({ roomId: expect.any(String) }),
    writes: ['rooms', 'room_members'],
  },
  'chat.joinRoom': { may: cells('- - + = + = + +'), needs, input: room, writes: ['room_members'] },
  'chat.leaveRoom': { may: inRoom, needs, input: room, writes: ['room_members'] },
  'chat.openDirect': {
    may: cells('- - + + + ! + +', 'DIRECT_SELF'),
    input: (w) => ({ memberId: w.owner.me.id }),
    gives: () => ({ roomId: expect.any(String) }),
    writes: ['rooms', 'directs', 'room_members'],
  },
  'chat.attachmentLimits': { may: cells('+ + + + + + + +'), gives: () => ({ perMessage: 10 }) },
  'chat.whispers': reading(() => ({ items: [], nextCursor: null })),
  'chat.room': reading((w) => ({ me: w.self?.me.id, room: { id: w.ids['roomId'] }, pins: [1] })),
  'chat.members': reading((w) => ({ items: [{ id: w.owner.me.id }, { id: w.friend.me.id }] })),
  'chat.ticks': reading((w) => expect.arrayContaining([expect.objectContaining({ id: w.owner.me.id })])),
  'chat.messages': reading((w) => ({ items: [{ number: 1, body: 'two', author: { id: w.owner.me.id } }] })),
  'chat.searchMessages': reading(
    (w) => ({ items: [{ number: 1, text: 'two', author: { id: w.owner.me.id } }] }),
    (w) => ({ ...room(w), text: 'two' }),
  ),
  'chat.edits': reading(() => ({ items: [{ body: 'one' }] }), first),
  'chat.reacted': reading(
    (w) => ({ items: [{ id: w.owner.me.id }] }),
    (w) => ({ ...first(w), emoji: '❤️' }),
  ),
  'chat.pins': reading(() => ({ items: [{ number: 1 }] })),
  'chat.typing': { may: inRoom, needs, input: room, gives: () => ({}) },
  'chat.send': {
    may: inRoom,
    needs,
    input: (w) => ({ ...room(w), body: 'hello', key: w.app.services.newId() }),
    gives: () => ({ number: 2 }),
    writes: ['messages', 'events'],
  },
  'chat.editMessage': {
    may: ofAuthor,
    needs,
    input: (w) => ({ ...first(w), body: 'three' }),
    writes: ['messages', 'message_edits'],
  },
  'chat.deleteMessage': { may: ofAuthor, needs, input: first, writes: ['messages'] },
  'chat.react': {
    may: inRoom,
    needs,
    input: (w) => ({ ...first(w), emoji: '👍', on: true }),
    writes: ['message_reactions'],
  },
  'chat.pinMessage': {
    may: ofAuthor,
    needs,
    input: (w) => ({ ...first(w), on: false }),
    writes: ['message_pins'],
  },
  // Whoever wrote it has read it.
  'chat.read': {
    may: cells('- - ! + ! = ! !', 'NOT_IN_ROOM'),
    needs,
    input: first,
    writes: ['room_members'],
  },
  'chat.onInbox': {
    may: cells('- - + + + + + +'),
    needs,
    gives: (w) => ({
      type: 'inbox',
      rooms: isIn(w) ? [room(w)] : ownRoom(w).map(({ id }) => ({ roomId: id })),
    }),
  },
  'chat.onRoom': {
    may: inRoom,
    needs,
    input: room,
    cause: (w) => w.owner.caller.chat.send({ ...room(w), body: 'hello', key: w.app.services.newId() }),
    gives: () => ({ type: 'message.created', message: { body: 'hello' } }),
  },
  'chat.onLobby': {
    may: cells('+ + + + + + + +'),
    cause: ({ owner, app }) =>
      owner.caller.chat.createRoom({ title: 'A room', capacity: 2, key: app.services.newId() }),
    gives: ({ self, owner }) => ({ type: 'room.opened', room: { owner: self ? { id: owner.me.id } : null } }),
  },
};

function ownRoom({ own }: World): { id: string }[] {
  return own['roomId'] ? [{ id: own['roomId'] }] : [];
}
