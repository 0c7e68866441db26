// When one is away: over all tabs of a browser, told once.
import { expect, it } from 'vitest';
import { testTimers } from '../../api/testTimers.ts';
import { createIdleWatch, idleAfter } from './idle.ts';

/** Two tabs of one browser. */
function openTabs() {
  const timers = testTimers();
  let stored: number | null = null;
  const told: boolean[][] = [[], []];
  const tabs = told.map((heard) =>
    createIdleWatch({
      timers,
      read: () => stored,
      write: (now) => {
        stored = now;
      },
      tell: (idle) => heard.push(idle),
    }),
  );
  return { timers, tabs, told };
}

it('UI-256: one is away when nothing was done for five minutes in any tab, and back at the first sign', () => {
  const { timers, tabs, told } = openTabs();
  timers.pass(idleAfter - 1);
  tabs[0]?.active();
  timers.pass(idleAfter - 1);
  expect(told).toEqual([[], []]);
  timers.pass(1);
  expect(told).toEqual([[true], [true]]);
  timers.pass(idleAfter);
  expect(told).toEqual([[true], [true]]);
  tabs[1]?.active();
  tabs[0]?.noticed();
  expect(told).toEqual([
    [true, false],
    [true, false],
  ]);
});

it('UI-256: it is told again to a server that has forgotten, and a tab that is left waits for nothing', () => {
  const { timers, tabs, told } = openTabs();
  tabs[0]?.repeat();
  expect(told[0]).toEqual([]);
  timers.pass(idleAfter);
  tabs[0]?.repeat();
  expect(told[0]).toEqual([true, true]);
  for (const tab of tabs) tab.stop();
  expect(timers.waiting).toBe(0);
});
