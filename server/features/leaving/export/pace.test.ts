// When a reader of a copy is too slow.
import { expect, it } from 'vitest';
import { isTooSlow } from './pace.ts';

it('ACC-136: a reader is too slow who takes less than the floor while something lies ready', () => {
  const pace = { floor: 1_000, period: 2_000 };
  const [ready, dry] = [true, false];
  const judge = (taken: number, from: boolean, to: boolean) =>
    isTooSlow({ taken: 500, waiting: from }, { taken: 500 + taken, waiting: to }, pace);
  expect(judge(0, ready, ready)).toBe(true);
  expect(judge(1_999, ready, ready)).toBe(true);
  expect(judge(2_000, ready, ready)).toBe(false);
  // It was the database that was slow.
  for (const [from, to] of [
    [dry, ready],
    [ready, dry],
    [dry, dry],
  ] as const) {
    expect(judge(0, from, to)).toBe(false);
  }
});
