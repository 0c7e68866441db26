// The reducer where windows end: pages grown by scrolling, entries that belong behind the loaded part.
import { describe, expect, it } from 'vitest';
import type { RoomCard, RoomMember, TimelineLine } from './chat.ts';
import type { Message } from './chatMessages.ts';
import { addMoreMembers, addOlderMessages } from './chatPages.ts';
import {
  addMessage,
  applyLobbyEvent,
  applyRoomEvent,
  type LobbyState,
  type RoomState,
} from './chatReducer.ts';

const person = (id: string) => ({ id, nickname: id, avatar: 'fox-1' });
const message = (number: number): Message => ({
  id: `m${number}`,
  number,
  author: person('ann'),
  body: `text ${number}`,
  at: number,
});
const member = (id: string, joinedAt: number): RoomMember => ({ ...person(id), joinedAt, online: false });
const line = (id: string, afterNumber: number): TimelineLine => ({
  id,
  afterNumber,
  at: 0,
  kind: 'joined',
  member: person('ben'),
});
const room = (id: string): RoomCard => ({
  id,
  title: id,
  kind: 'open',
  locked: false,
  lasting: false,
  capacity: 10,
  memberCount: 1,
  owner: null,
  createdAt: 0,
});
const state: RoomState = {
  room: room('r'),
  members: { items: [member('ann', 1), member('cat', 5)], nextCursor: 'more' },
  messages: { items: [message(8), message(9)], lines: [line('l3', 8)], nextBefore: 8 },
  seq: 20,
  me: 'me',
  pins: [],
  slowMode: 0,
  mutedUntil: null,
  closed: false,
};

describe('the room reducer', () => {
  it('CHAT-17: ignores what it already has and takes what is new', () => {
    const event = { type: 'message.created', message: message(10) } as const;
    expect(applyRoomEvent(state, event, 20)).toBe(state);
    const next = applyRoomEvent(state, event, 21);
    expect(next.messages.items.map(({ number }) => number)).toEqual([8, 9, 10]);
    expect(next.seq).toBe(21);
    expect(state.messages.items).toHaveLength(2);
  });

  it('CHAT-17: takes a message once that a reply brought before the feed', () => {
    const early = addMessage(state, message(10));
    expect(early.seq).toBe(20);
    expect(addMessage(early, message(10))).toBe(early);
    const next = applyRoomEvent(early, { type: 'message.created', message: message(10) }, 21);
    expect(next.messages.items.map(({ number }) => number)).toEqual([8, 9, 10]);
  });

  it('CHAT-17: leaves a member who belongs behind the loaded part to its page', () => {
    const joins = (who: RoomMember) =>
      applyRoomEvent(state, { type: 'member.joined', member: who, line: line('l9', 9), memberCount: 4 }, 21);
    expect(joins(member('dan', 9)).members.items.map(({ id }) => id)).toEqual(['ann', 'cat']);
    expect(joins(member('bob', 3)).members.items.map(({ id }) => id)).toEqual(['ann', 'bob', 'cat']);
    expect(joins(member('dan', 9)).room.memberCount).toBe(4);
    const complete = { ...state, members: { ...state.members, nextCursor: null } };
    const joined = applyRoomEvent(
      complete,
      { type: 'member.joined', member: member('dan', 9), line: line('l9', 9), memberCount: 4 },
      21,
    );
    expect(joined.members.items.map(({ id }) => id)).toEqual(['ann', 'cat', 'dan']);
  });

  it('CHAT-22: changes who is online whatever the id says, and nothing where nothing changes', () => {
    const online = applyRoomEvent(state, { type: 'presence', memberId: 'cat', online: true }, 3);
    expect(online.members.items.map((each) => each.online)).toEqual([false, true]);
    expect(online.seq).toBe(20);
    expect(applyRoomEvent(online, { type: 'presence', memberId: 'cat', online: true }, 3)).toBe(online);
    expect(applyRoomEvent(state, { type: 'presence', memberId: 'stranger', online: true }, 3)).toBe(state);
    expect(applyRoomEvent(state, { type: 'typing', member: person('cat') }, 21)).toBe(state);
    expect(applyRoomEvent(state, { type: 'reset' }, 99)).toBe(state);
  });

  it('CHAT-15: puts older pages in front, each message and line once', () => {
    const older = addOlderMessages(state, {
      items: [message(6), message(7), message(8)],
      lines: [line('l1', 6), line('l3', 8)],
      nextBefore: null,
    });
    expect(older.messages.items.map(({ number }) => number)).toEqual([6, 7, 8, 9]);
    expect(older.messages.lines.map(({ id }) => id)).toEqual(['l1', 'l3']);
    expect(older.messages.nextBefore).toBeNull();
  });

  it('CHAT-25: puts further members behind, each once', () => {
    const more = addMoreMembers(state, { items: [member('cat', 5), member('dan', 9)], nextCursor: null });
    expect(more.members).toEqual({
      items: [member('ann', 1), member('cat', 5), member('dan', 9)],
      nextCursor: null,
    });
  });
});

describe('the lobby reducer', () => {
  const lobby: LobbyState = { items: [room('r9'), room('r5')], nextCursor: 'more', total: 7, seq: 4 };

  it('CHAT-20: counts rooms beyond the loaded part without showing them', () => {
    const opened = (id: string) => applyLobbyEvent(lobby, { type: 'room.opened', room: room(id) }, 5);
    expect(opened('s1').items[0]?.id).toBe('s1');
    expect(opened('r7').items.map(({ id }) => id)).toEqual(['r9', 'r7', 'r5']);
    const behind = opened('r1');
    expect(behind.items.map(({ id }) => id)).toEqual(['r9', 'r5']);
    expect(behind).toMatchObject({ total: 8, seq: 5 });
    const closed = applyLobbyEvent(behind, { type: 'room.closed', roomId: 'r1' }, 6);
    expect(closed).toMatchObject({ total: 7, seq: 6 });
    expect(applyLobbyEvent(closed, { type: 'room.closed', roomId: 'r1' }, 6)).toBe(closed);
  });
});

describe('somebody who is gone', () => {
  const gone = { id: 'ben', nickname: '', avatar: 'ghost' };
  const state: RoomState = {
    room: { ...room('r'), owner: person('ben') },
    members: { items: [member('ann', 1), member('ben', 2)], nextCursor: null },
    messages: {
      items: [message(1), { ...message(2), author: person('ben') }, { ...message(3), author: person('ben') }],
      lines: [line('a', 0), { ...line('b', 0), member: person('ann') }],
      nextBefore: null,
    },
    seq: 4,
    me: 'me',
    pins: [],
    slowMode: 0,
    mutedUntil: null,
    closed: false,
  };

  it('ACC-116: stands wherever they stood, and all else stays the very same', () => {
    const after = applyRoomEvent(state, { type: 'member.gone', memberId: 'ben' }, 5);
    expect(after.room.owner).toEqual(gone);
    expect(after.members.items).toMatchObject([person('ann'), { ...gone, joinedAt: 2, online: false }]);
    expect(after.messages.items.map(({ author }) => author)).toEqual([person('ann'), gone, gone]);
    expect(after.messages.lines.map((each) => each.member)).toEqual([gone, person('ann')]);
    expect(after.messages.items[0]).toBe(state.messages.items[0]);
    expect(after.messages.lines[1]).toBe(state.messages.lines[1]);
    expect(after.seq).toBe(5);
    const stranger = applyRoomEvent(state, { type: 'member.gone', memberId: 'cas' }, 5);
    expect(stranger.messages).toBe(state.messages);
  });

  it('ACC-117: what they wrote up to a number goes', () => {
    const erased = { type: 'messages.erased', memberId: 'ben', upTo: 2 } as const;
    const after = applyRoomEvent(state, erased, 5);
    expect(after.messages.items.map(({ number }) => number)).toEqual([1, 3]);
    expect(applyRoomEvent(after, erased, 5)).toBe(after);
  });

  it('ACC-116: is not the owner of a listed room by name any more', () => {
    const lobby: LobbyState = { items: [state.room, room('s')], nextCursor: null, total: 2, seq: 4 };
    const after = applyLobbyEvent(lobby, { type: 'member.gone', memberId: 'ben' }, 5);
    expect(after.items[0]?.owner).toEqual(gone);
    expect(after.items[1]).toBe(lobby.items[1]);
    expect(applyLobbyEvent(after, { type: 'member.gone', memberId: 'ben' }, 5)).toBe(after);
  });
});
