// How waiting times grow.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffLimits, retryDelay } from './backoff.ts';

it('UI-50: waiting times double, stay under ten seconds, and are spread by chance', () => {
  fc.assert(
    fc.property(
      fc.nat(2_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const delay = retryDelay(attempt, random);
        expect(delay).toBeGreaterThanOrEqual(backoffLimits.first / 2);
        expect(delay).toBeLessThanOrEqual(backoffLimits.longest);
      },
    ),
  );
  expect([0, 1, 2, 3, 4, 5, 60].map((attempt) => retryDelay(attempt, 0.999_999))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
  expect(retryDelay(3, 0)).toBe(2_000);
});
