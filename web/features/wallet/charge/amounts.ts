// Amounts to charge: what is offered, and what somebody typed. Pure.
import { chargeLimits } from '../../../../shared/charging.ts';
import type { Currency } from '../../../../shared/countries.ts';

/** Minor units, from the smallest. */
export const offeredAmounts: Record<Currency, readonly number[]> = {
  KRW: [10_000, 30_000, 50_000, 100_000],
  USD: [1_000, 2_500, 5_000, 10_000],
  CNY: [5_000, 15_000, 30_000, 50_000],
};

const decimals: Record<Currency, number> = { KRW: 0, USD: 2, CNY: 2 };

/** Minor units of what was typed in major ones, with or without separators; null for what is no such amount. */
export function readAmount(typed: string, currency: Currency): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,₩$¥원元]/g, '');
  const places = decimals[currency];
  const form = places === 0 ? /^\d{1,12}$/ : /^\d{1,12}(\.\d{1,2})?$/;
  if (!form.test(plain)) return null;
  const [whole = '', part = ''] = plain.split('.');
  return Number(whole + part.padEnd(places, '0'));
}

export const isWithin = (amount: number, currency: Currency): boolean =>
  amount >= chargeLimits[currency].min && amount <= chargeLimits[currency].max;
