// What of a bundle somebody would pay, as prices are shown. Pure.
import type { Bundle } from '../../../../shared/bundles.ts';
import type { Price } from '../../../../shared/store.ts';

/** What a gift of it costs, or what completes the set; null when it is not for sale, or there is nothing left of it. */
export const paidFor = (bundle: Bundle, isGift: boolean) => (isGift ? bundle.price : bundle.rest);

/** With what it saves of what its games cost one by one and without sales. */
export function shownPrice(bundle: Bundle, isGift: boolean): Price | null {
  const price = paidFor(bundle, isGift) ?? bundle.price;
  if (!price) return null;
  const { now, was } = price;
  if (was.amount === 0) return { now, was: null, percent: null, until: null };
  const percent = Math.floor(((was.amount - now.amount) * 100) / was.amount);
  return { now, was, percent, until: bundle.until };
}
