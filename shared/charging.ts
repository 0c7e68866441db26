// What one charge may be, and what gift cards there are. Without a schema, so that the page can show it.
import type { Currency } from './countries.ts';

/** Minor units of one charge. */
export const chargeLimits: Record<Currency, { min: number; max: number }> = {
  KRW: { min: 1_000, max: 1_000_000 },
  USD: { min: 100, max: 100_000 },
  CNY: { min: 500, max: 500_000 },
};

/** Minutes in which a charge must be paid. */
export const chargeMinutes = 10;

/** Minor units of the gift cards that are sold, from the smallest. */
export const giftCardValues: Record<Currency, readonly number[]> = {
  KRW: [5_000, 10_000, 30_000, 50_000],
  USD: [500, 1_000, 2_500, 5_000],
  CNY: [3_000, 5_000, 15_000, 30_000],
};
