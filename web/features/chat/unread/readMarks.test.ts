// What counts as read.
import { expect, it } from 'vitest';
import { createReadMarks } from './readMarks.ts';

function setUp(saved: string | null = null) {
  let text = saved;
  let now = 1_000;
  const storage = {
    read: () => text,
    write: (next: string) => {
      text = next;
    },
  };
  const open = () => createReadMarks(storage, () => now);
  return {
    marks: open(),
    open,
    saved: () => text,
    later: (ms: number) => {
      now += ms;
    },
  };
}

it('UI-61: a room met for the first time is read; what comes later is not', () => {
  const { marks, later } = setUp();
  expect(marks.unread('room', 40)).toBe(0);
  marks.meet('room', 40);
  later(500);
  marks.meet('room', 43);
  expect(marks.unread('room', 43)).toBe(3);
  marks.read('room', 43);
  expect(marks.unread('room', 43)).toBe(0);
  expect(marks.of('room')).toEqual({ number: 43, at: 1_500 });
});

it('UI-61: reading never goes backwards, and a room one has left is met anew', () => {
  const { marks } = setUp();
  marks.read('room', 10);
  marks.read('room', 7);
  expect(marks.unread('room', 12)).toBe(2);
  marks.forget('room');
  expect(marks.unread('room', 99)).toBe(0);
  marks.meet('room', 99);
  expect(marks.unread('room', 100)).toBe(1);
});

it('UI-61: marks survive a reload, and what is read in one page is read in the other', () => {
  const { marks, open } = setUp();
  marks.read('room', 10);
  const other = open();
  expect(other.unread('room', 12)).toBe(2);
  marks.read('room', 12);
  other.storageChanged();
  expect(other.unread('room', 12)).toBe(0);
});

it('UI-61: a storage with something else in it reads as empty, and old rooms are let go', () => {
  expect(setUp('{').marks.of('room')).toBeUndefined();
  expect(setUp('[["room"],4,null]').marks.of('room')).toBeUndefined();
  const { marks, later, saved } = setUp();
  for (let room = 0; room < 320; room += 1) {
    later(1);
    marks.read(`room ${room}`, 1);
  }
  const kept = JSON.parse(saved() ?? '') as [string, number, number][];
  expect(kept).toHaveLength(300);
  expect(kept[0]?.[0]).toBe('room 319');
});
