// What is typed into the fields of a wish's alert, as what the server takes.
import type { Currency } from '../../../shared/countries.ts';
import type { WishAlert } from '../../../shared/store.ts';

export type WishAlertFields = { when: WishAlert['when']; percent: string; amount: string };

/** Decimals that amounts of a currency have. */
const decimalsOf = (currency: Currency): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;

/** @param was what it costs now in minor units, to begin an amount with. */
export function fieldsOf(alert: WishAlert, currency: Currency, was: number | null): WishAlertFields {
  const decimals = decimalsOf(currency);
  const kept = alert.when === 'under' && alert.amount.currency === currency ? alert.amount.amount : null;
  const amount = kept ?? was;
  return {
    when: alert.when,
    percent: alert.when === 'percent' ? String(alert.percent) : '25',
    amount: amount === null ? '' : (amount / 10 ** decimals).toFixed(decimals),
  };
}

/** Null where the field that counts holds nothing of the kind. */
export function alertOf({ when, percent, amount }: WishAlertFields, currency: Currency): WishAlert | null {
  if (when === 'any') return { when };
  if (when === 'percent') {
    const value = /^\d{1,3}$/.test(percent.trim()) ? Number(percent) : 0;
    return value >= 1 && value <= 100 ? { when, percent: value } : null;
  }
  const plain = amount.trim().replaceAll(',', '');
  const value = /^\d+(\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 10 ** decimalsOf(currency)) : 0;
  return value >= 1 && value <= 1_000_000_000 ? { when, amount: { amount: value, currency } } : null;
}
