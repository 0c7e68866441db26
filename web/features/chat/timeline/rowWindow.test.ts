// Which rows are drawn: few, around the place, with room of the right height for all others.
import { expect, it } from 'vitest';
import { partsOf, rangeAround } from './rowWindow.ts';

const heightOf = (index: number) => 20 + (index % 7) * 9;
const sum = (from: number, to: number) => {
  let height = 0;
  for (let index = from; index < to; index += 1) height += heightOf(index);
  return height;
};

it('UI-422: wherever one is in 10,000 rows, the view and more is drawn, in few rows', () => {
  const count = 10_000;
  for (const view of [400, 900, 1_400]) {
    for (let at = 0; at <= count; at += 97) {
      const { from, to } = rangeAround(count, at, view, heightOf);
      expect(to - from).toBeLessThanOrEqual(140);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(from).toBeLessThanOrEqual(at);
      if (at < count) expect(sum(at, to) >= view * 1.5 || to === count).toBe(true);
      else expect(sum(from, to)).toBeGreaterThan(view);
    }
  }
});

it('UI-422: of rows lower than any the number stays bounded, and of none there is nothing', () => {
  expect(rangeAround(10_000, 5_000, 2_000, () => 1)).toEqual({ from: 4_950, to: 5_090 });
  expect(rangeAround(0, 0, 900, heightOf)).toEqual({ from: 0, to: 0 });
  expect(partsOf(0, { from: 0, to: 0 }, [], heightOf)).toEqual([]);
});

it.each([
  ['nothing is held', []],
  ['rows above, in and below the window are', [3, 3, 45, 90]],
  ['the first and the last are', [0, 99]],
])('UI-422, UI-425: each row is drawn once or has its room, in order, when %s', (_name, held) => {
  const parts = partsOf(100, { from: 40, to: 60 }, held, heightOf);
  let next = 0;
  let height = 0;
  for (const part of parts) {
    if (part.kind === 'row') {
      expect(part.index).toBe(next);
      height += heightOf(next);
      next += 1;
      continue;
    }
    expect(part.from).toBe(next);
    expect(part.to).toBeGreaterThan(part.from);
    expect(part.height).toBe(sum(part.from, part.to));
    height += part.height;
    next = part.to;
  }
  expect(next).toBe(100);
  expect(height).toBe(sum(0, 100));
  const drawn = parts.flatMap((part) => (part.kind === 'row' ? part.index : []));
  for (const index of [40, 59, ...held]) expect(drawn).toContain(index);
  expect(drawn).toHaveLength(new Set([...Array.from({ length: 20 }, (_, row) => 40 + row), ...held]).size);
});
