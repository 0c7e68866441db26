// When a message is heard.
import { expect, it } from 'vitest';
import type { RoomHearing } from '../../../../shared/chat.ts';
import { heardOf } from './judge.ts';

const last = { author: 'Ann', body: 'hello', at: 1 };
const said = { type: 'poke', roomId: 'r', number: 5, last } as const;
const calling = { ...said, mentions: [5] };
const own = { ...said, readNumber: 5 };
const there = { hearing: {}, busy: false, looking: false, hidden: false };
const heard = (poke: Parameters<typeof heardOf>[0], hearing: RoomHearing = {}, rest = {}) =>
  heardOf(poke, { ...there, hearing, ...rest }).sound;

it('UI-314: what is said elsewhere is heard; one’s own, and what one looks at, is not', () => {
  expect(heard(said)).toBe(true);
  expect(heard(own)).toBe(false);
  expect(heard(said, {}, { looking: true })).toBe(false);
});

it('UI-314: of a room one hears as much as one has chosen', () => {
  expect([heard(said, { notify: 'mentions' }), heard(calling, { notify: 'mentions' })]).toEqual([
    false,
    true,
  ]);
  expect([heard(said, { notify: 'nothing' }), heard(calling, { notify: 'nothing' })]).toEqual([false, false]);
  expect([heard(said, { quiet: true }), heard(calling, { quiet: true })]).toEqual([false, true]);
  expect(heard(calling, { quiet: true, notify: 'nothing' })).toBe(false);
});

it('UI-440: what somebody blocked says is not heard', () => {
  expect(heard({ ...said, last: { ...last, blocked: true } })).toBe(false);
});

it('UI-314: who is busy hears nothing, and a notice is shown where the page is not seen', () => {
  expect(heard(calling, {}, { busy: true })).toBe(false);
  expect(heardOf(said, there)).toEqual({ sound: true, notice: false });
  expect(heardOf(said, { ...there, hidden: true })).toEqual({ sound: true, notice: true });
  expect(heardOf(said, { ...there, hidden: true, busy: true })).toEqual({ sound: false, notice: false });
});
