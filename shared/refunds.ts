// The rule of refunds, and how the price of a game is shared. Without a schema, so that the page can show it.

export const refundRule = {
  /** Days after the purchase. */
  days: 14,
  /** Minutes played; less than this. */
  minutes: 120,
  reasons: ['notFun', 'technical', 'mistake', 'cheaper', 'other'],
} as const;

const day = 24 * 3_600_000;

/** Why a copy cannot be given back, or null. Times are epoch milliseconds, play is in milliseconds. */
export function whyNoRefund(
  copy: { boughtAt: number; playMs: number },
  now: number,
): 'late' | 'played' | null {
  if (now >= copy.boughtAt + refundRule.days * day) return 'late';
  return copy.playMs >= refundRule.minutes * 60_000 ? 'played' : null;
}

/** Of a hundred parts of what is paid, those of the publisher. */
const publisherParts = 70;

/** What a publisher gets of a price, in minor units, rounded down; the store keeps the rest. */
export const publisherShare = (price: number): number =>
  // Split first, so that the product stays exact however large the price.
  Math.floor(price / 100) * publisherParts + Math.floor(((price % 100) * publisherParts) / 100);
