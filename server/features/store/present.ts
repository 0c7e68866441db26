// The pure rules of how a game's numbers reach the wire: what it costs now.
import type { Currency } from '../../../shared/primitives.ts';
import { discounted, type Price, type WishAlert } from '../../../shared/store.ts';

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

/** The columns of a wish that say what its member wants to be told of. */
export type WishAlertRow = {
  when: WishAlert['when'];
  value: number | null;
  currency: string | null;
};

/** The check `wishes_alert` says which of them stand together. */
export function presentWishAlert({ when, value, currency }: WishAlertRow): WishAlert {
  if (when === 'percent') return { when, percent: value ?? 100 };
  if (when === 'under') return { when, amount: { amount: value ?? 0, currency: currency as Currency } };
  return { when };
}
