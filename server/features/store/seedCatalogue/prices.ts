// The price list: one point a row, set by hand so that each currency has a price people know.
import type { Currency } from './types.ts';

/** Won → [US cents, Chinese fen]. */
const LIST = {
  0: [0, 0],
  4500: [399, 1_800],
  5500: [499, 2_200],
  7500: [699, 2_800],
  9000: [799, 3_200],
  11000: [999, 4_200],
  12500: [1_099, 4_600],
  14000: [1_299, 4_800],
  16500: [1_499, 5_800],
  17000: [1_599, 5_800],
  18000: [1_699, 6_200],
  19800: [1_799, 6_800],
  21000: [1_899, 7_200],
  22000: [1_999, 7_800],
  24000: [2_199, 8_200],
  25000: [2_299, 8_800],
  26000: [2_399, 8_800],
  28000: [2_499, 9_800],
  30000: [2_699, 9_900],
  31000: [2_799, 10_800],
  32000: [2_999, 11_800],
  34000: [2_999, 11_800],
  38000: [3_499, 13_800],
  42000: [3_999, 15_800],
  49800: [4_499, 17_800],
  54800: [4_999, 19_800],
  64800: [5_999, 26_800],
} as const satisfies Record<number, readonly [number, number]>;

export type PricePoint = keyof typeof LIST;

/** Every point of the list in won, from free upwards. */
export const PRICE_POINTS: readonly PricePoint[] = Object.keys(LIST)
  .map((won) => Number(won) as PricePoint)
  .sort((a, b) => a - b);

/** Minor units in each currency: won, cents, fen. */
export function priceOf(won: PricePoint): Record<Currency, number> {
  const [USD, CNY] = LIST[won];
  return { KRW: won, USD, CNY };
}
