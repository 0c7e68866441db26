// Money as people read it: minor units to text in the language of the page.
import { useLocale } from 'use-intl/react';
import type { Money } from '../../shared/primitives.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** Text of an amount in minor units, in the currency's own number of decimals: `₩19,600`, `$19.99`. */
export function moneyText({ amount, currency }: Money, locale: string): string {
  const name = `${locale} ${currency}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    formats.set(name, format);
  }
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(amount / 10 ** decimals);
}

/** `moneyText` in the language of the page. */
export function useMoney(): (money: Money) => string {
  const locale = useLocale();
  return (money) => moneyText(money, locale);
}
