// The pure rules of how a game's numbers reach the wire: what it costs now.
import type { Currency } from '../../../shared/primitives.ts';
import { discounted, type Price } from '../../../shared/store.ts';

export type PriceFacts = {
  /** Minor units; null when not for sale in this currency. */
  amount: number | null;
  /** Of the best sale that runs now. */
  percent: number | null;
  saleEndsAt: Date | null;
};

/** What a game costs now. A free game stays free without a sale. */
export function presentPrice(facts: PriceFacts, currency: Currency): Price | null {
  const { amount, percent, saleEndsAt } = facts;
  if (amount === null) return null;
  if (amount === 0 || percent === null) {
    return { now: { amount, currency }, was: null, percent: null, until: null };
  }
  return {
    now: { amount: discounted(amount, percent), currency },
    was: { amount, currency },
    percent,
    until: saleEndsAt?.getTime() ?? null,
  };
}
