// The way back after signing in stays in the house.
import { expect, it } from 'vitest';
import { parseDoorSearch } from './doorSearch.ts';

it.each(['/', '/game/saltmarch', '/category/all?sale=true#top'])(
  'UI-22: %s is followed after signing in',
  (back) => {
    expect(parseDoorSearch({ back })).toEqual({ back });
    expect(new URL(back, 'https://lobby.example').host).toBe('lobby.example');
  },
);

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '',
  7,
])('UI-22: %j is not', (back) => {
  expect(parseDoorSearch({ back })).toEqual({});
});
