// How the price of a bundle is shared among its games.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bundleShares } from './bundleShares.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

it('MONEY-120: units left over by rounding go one each to the games that lost most, of equals to the first', () => {
  // 3 × 0.99: 2.97 is 2 in all, and each alone would be 0.
  expect(bundleShares([1, 1, 1], 1)).toEqual([1, 1, 0]);
  // 10.5 + 20.3 + 7.7 = 38.5: 10 + 20 + 7 = 37, and one goes to the 7.7.
  expect(bundleShares([15, 29, 11], 30)).toEqual([10, 20, 8]);
  expect(bundleShares([1_000, 3_000], 25)).toEqual([750, 2_250]);
  expect(bundleShares([0, 999], 10)).toEqual([0, 899]);
});

it('MONEY-120: the parts of a bundle sum to its price, and none is above what its game costs', () => {
  const price = fc.oneof(fc.nat(300), fc.nat(1_000_000_000));
  fc.assert(
    fc.property(
      fc.array(price, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 95 }),
      (prices, percent) => {
        const shares = bundleShares(prices, percent);
        const exact = (BigInt(sum(prices)) * BigInt(100 - percent)) / 100n;
        expect(BigInt(sum(shares))).toBe(exact);
        expect(shares.every((share, place) => share >= 0 && share <= (prices[place] ?? 0))).toBe(true);
      },
    ),
  );
});
