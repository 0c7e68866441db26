// What a bundle costs, and what of that each of its games costs. Without a schema, so that the page can show it.

export const bundleLimits = {
  /** Games of one bundle. */
  games: { min: 2, max: 20 },
  /** Bundles of one order, and of a cart. */
  inCart: { max: 10 },
  /** Of one publisher that have not ended. */
  open: { max: 50 },
  /** Shown beside one game. */
  ofGame: { max: 6 },
} as const;

/**
 * What each game of a bundle costs: all together cost their sum less the percentage, rounded down to a minor unit. Each
 * costs its own price less the percentage, rounded down; the units that are left over then go one each to those that
 * lost most by rounding, of equals to the one that stands first.
 * @param prices minor units, of now. @param percent whole, 1 to 95.
 * @returns minor units, in the same order; none is above its price.
 */
export function bundleShares(prices: readonly number[], percent: number): number[] {
  // Divided first, so that the product stays exact however large the price.
  const parts = prices.map((price) => {
    const cents = (price % 100) * (100 - percent);
    return { share: Math.floor(price / 100) * (100 - percent) + Math.floor(cents / 100), lost: cents % 100 };
  });
  // What was lost in all is a sum of hundredths: whole units of it are in the bundle's price.
  const over = Math.floor(parts.reduce((sum, { lost }) => sum + lost, 0) / 100);
  const most = parts
    .map(({ lost }, place) => ({ lost, place }))
    .toSorted((a, b) => b.lost - a.lost || a.place - b.place);
  const lucky = new Set(most.slice(0, over).map(({ place }) => place));
  return parts.map(({ share }, place) => share + (lucky.has(place) ? 1 : 0));
}
