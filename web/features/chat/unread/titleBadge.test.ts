// The number in the title.
import { expect, it } from 'vitest';
import { titleWith } from './titleBadge.ts';

it('UI-68: the title tells how many messages are unread', () => {
  expect(titleWith('Late lounge · Lobby', 3)).toBe('(3) Late lounge · Lobby');
  expect(titleWith('(3) Late lounge · Lobby', 4)).toBe('(4) Late lounge · Lobby');
  expect(titleWith('(99+) Lobby', 0)).toBe('Lobby');
  expect(titleWith('Lobby', 120)).toBe('(99+) Lobby');
  expect(titleWith('(a) room', 1)).toBe('(1) (a) room');
});
