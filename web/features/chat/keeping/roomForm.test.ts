// What the settings of a room take, and what they send.
import { expect, it } from 'vitest';
import { changesOf, formOf, problemOf, type RoomFacts } from './roomForm.ts';

const facts: RoomFacts = {
  title: 'Night shift',
  locked: false,
  capacity: 8,
  slowMode: 0,
  history: 'all',
  words: ['spoiler'],
};

it('UI-310: only what is new is sent', () => {
  expect(changesOf(formOf(facts), facts)).toEqual({});
  const form = {
    ...formOf(facts),
    title: ' Late shift ',
    capacity: '9',
    slowMode: 30,
    history: 'joined' as const,
    words: ' spoiler \n\n바보 ',
  };
  expect(changesOf(form, facts)).toEqual({
    title: 'Late shift',
    capacity: 9,
    slowMode: 30,
    history: 'joined',
    words: ['spoiler', '바보'],
  });
});

it('UI-310: a password is renewed, taken off, or stays as it is', () => {
  const locked = { ...facts, locked: true };
  expect(changesOf(formOf(locked), locked)).toEqual({});
  expect(changesOf({ ...formOf(locked), entry: 'open' }, locked)).toEqual({ password: null });
  const renewed = { ...formOf(locked), entry: 'renew', password: 'sesame' } as const;
  expect(changesOf(renewed, locked)).toEqual({ password: 'sesame' });
});

it('UI-310: what the server would refuse is said at its field', () => {
  const problem = (change: object) => problemOf({ ...formOf(facts), ...change });
  expect(problem({})).toBeNull();
  expect(problem({ title: '  ' })).toBe('nameMissing');
  expect(problem({ title: 'x'.repeat(36) })).toBe('nameLong');
  expect(problem({ title: '\u202e' })).toBe('nameBad');
  for (const capacity of ['', '1', '10001', '2.5']) expect(problem({ capacity })).toBe('capacity');
  expect(problem({ entry: 'renew' })).toBe('password');
  expect(problem({ words: '...' })).toBe('wordsBad');
  expect(problem({ words: 'x'.repeat(41) })).toBe('wordsBad');
  expect(problem({ words: Array.from({ length: 201 }, (_, n) => `w${n}`).join('\n') })).toBe('wordsMany');
});
