import { expect, it } from 'vitest';
import { strip, widthFor, widths } from './dockWidth.ts';

it('UI-333: the dock is a strip, or as wide as it may be at most and at least', () => {
  expect([0, 60, 133, 134, 208, 300.4, 420, 999].map(widthFor)).toEqual([
    strip,
    strip,
    strip,
    widths.min,
    widths.min,
    300,
    widths.max,
    widths.max,
  ]);
});
