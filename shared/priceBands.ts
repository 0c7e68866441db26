// Prices and release days in a few steps, as the filters of the store offer them; without a schema, for the page too.
import type { Currency } from './countries.ts';

/** What a game costs now: up to the first bound, up to the second, above it; or it is not for sale. */
export const priceBands = ['low', 'middle', 'high', 'unsold'] as const;
export type PriceBand = (typeof priceBands)[number];

/** The two bounds in minor units; each belongs to the band below it. */
export const priceBounds = {
  KRW: [10_000, 30_000],
  USD: [1_000, 3_000],
  CNY: [4_000, 12_000],
} as const satisfies Record<Currency, readonly [number, number]>;

/** How long ago a game came out: each holds those before it. */
export const releaseSpans = ['month', 'year', 'years'] as const;
export type ReleaseSpan = (typeof releaseSpans)[number];

/** Days back from the beginning of today (UTC). */
export const spanDays = { month: 30, year: 365, years: 5 * 365 } as const satisfies Record<
  ReleaseSpan,
  number
>;

export const systems = ['windows', 'macos', 'linux'] as const;
export type System = (typeof systems)[number];
