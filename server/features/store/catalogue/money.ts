// Prices as catalogues write them. Pure.
import type { Currency } from '../../../../shared/countries.ts';

const decimals: Readonly<Record<Currency, number>> = { KRW: 0, USD: 2, CNY: 2 };
const free = new Set(['free', 'free to play', '무료', '免费']);
/** Major units. */
const most = 1_000_000_000;

/**
 * A price in minor units: `19.99`, `$19.99`, `1,234.50`, `12,50`, `₩12,000`, `free`. A separator before exactly three
 * digits groups thousands. Null for anything else, also for more decimals than the currency has.
 */
export function parseAmount(text: string, currency: Currency): number | null {
  if (free.has(text.toLowerCase())) return 0;
  const bare = text
    .replace(/^(?:US\$|[$₩¥￥]|KRW|USD|CNY|RMB)|(?:원|元|KRW|USD|CNY|RMB)$/giu, '')
    .replace(/[\s\u00a0]/g, '');
  const match = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return null;
  const [, whole = '', , part = ''] = match;
  const major = Number(whole.replace(/[.,]/g, ''));
  const places = decimals[currency];
  if (part.length > places && !/^0+$/.test(part)) return null;
  return major > most ? null : major * 10 ** places + Number(part.slice(0, places).padEnd(places, '0'));
}
