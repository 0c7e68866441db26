// Whom a message has reached.
import { expect, it } from 'vitest';
import type { RoomMember } from '../../../../shared/chat.ts';
import { reachedBy } from './reached.ts';

it('UI-377: of the people in the room but its author, by what each has read and has on a device', () => {
  const member = (id: string) =>
    ({ id, nickname: id, avatar: 'fox', joinedAt: 0, online: true }) as RoomMember;
  const members = { items: ['me', 'ann', 'ben', 'eve', 'new'].map(member), nextCursor: null };
  const ticks = [
    { id: 'me', delivered: 9, read: 9 },
    { id: 'ann', delivered: 5, read: 5 },
    { id: 'ben', delivered: 5, read: 4 },
    { id: 'eve', delivered: 4, read: 1 },
    { id: 'gone', delivered: 9, read: 9 },
  ];
  const { read, delivered, waiting } = reachedBy({ members, ticks }, { number: 5, author: { id: 'me' } });
  expect([read, delivered, waiting].map((people) => people.map(({ id }) => id))).toEqual([
    ['ann'],
    ['ben'],
    ['eve', 'new'],
  ]);
  expect(reachedBy(undefined, { number: 1, author: { id: 'me' } })).toEqual({
    read: [],
    delivered: [],
    waiting: [],
  });
});
