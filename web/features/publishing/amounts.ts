// Amounts as people write them, and the minor units they stand for.
import type { Currency } from '../../../shared/primitives.ts';

const decimalsOf = (currency: Currency): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;

/** `1999` US cents as `19.99`. */
export const writtenAmount = (amount: number, currency: Currency): string => {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
};

/**
 * Minor units of what was written: digits, with at most as many decimals as the currency has, however grouped by commas or blanks.
 * @returns null for what is no amount.
 */
export function readAmount(text: string, currency: Currency): number | null {
  const decimals = decimalsOf(currency);
  const [, whole = '', part = ''] =
    /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim().replace(/[,\s](?=\d{3}(?!\d))/g, '')) ?? [];
  if (whole === '' || part.length > decimals) return null;
  return Number(`${whole}${part.padEnd(decimals, '0')}`);
}
