// What counts as read, and how the server learns of it.
import { expect, it } from 'vitest';
import { testTimers } from '../../../api/testTimers.ts';
import { createReadMarks } from './readMarks.ts';

/** Answers are given in the order of the calls; without one, a call succeeds. */
function setUp(...failures: (number | null)[]) {
  const timers = testTimers();
  const told: [string, number][] = [];
  const marks = createReadMarks({
    async tell(roomId, number) {
      told.push([roomId, number]);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
    },
    retryAfter: (error) => error as number | null,
    timers,
  });
  return { marks, timers, told };
}

/** Lets answers arrive. */
const answers = () => new Promise((resolve) => setImmediate(resolve));

it('UI-61: what is read is told at once, then at most every second, the newest only', async () => {
  const { marks, timers, told } = setUp();
  marks.read('room', 10);
  expect(marks.of('room')).toBe(10);
  for (let number = 11; number <= 30; number += 1) marks.read('room', number);
  marks.read('other', 5);
  expect(told).toEqual([['room', 10]]);
  timers.pass(1_000);
  expect(told).toEqual([
    ['room', 10],
    ['room', 30],
    ['other', 5],
  ]);
  timers.pass(5_000);
  expect(told).toHaveLength(3);
  expect(timers.waiting).toBe(0);
});

it('UI-61: reading never goes backwards, and a room one has left is forgotten', () => {
  const { marks, told } = setUp();
  marks.read('room', 10);
  marks.read('room', 7);
  expect(marks.of('room')).toBe(10);
  marks.forget('room');
  expect(marks.of('room')).toBe(0);
  expect(told).toEqual([['room', 10]]);
});

it('UI-61: what could not be told is told again, as late as asked; what is refused is not', async () => {
  const { marks, timers, told } = setUp(0, 5_000, null);
  marks.read('room', 10);
  await answers();
  timers.pass(1_000);
  expect(told).toHaveLength(2);
  await answers();
  marks.read('room', 12);
  timers.pass(4_000);
  expect(told).toHaveLength(2);
  timers.pass(1_000);
  expect(told.at(-1)).toEqual(['room', 12]);
  await answers();
  timers.pass(60_000);
  expect(told).toHaveLength(3);
});

it('UI-61: closed, nothing is told any more', async () => {
  const { marks, timers, told } = setUp();
  marks.read('room', 1);
  marks.read('room', 2);
  marks.close();
  timers.pass(10_000);
  expect(told).toEqual([['room', 1]]);
});
