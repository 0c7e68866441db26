// Amounts as makers write them.
import { expect, it } from 'vitest';
import { readAmount, writtenAmount } from './amounts.ts';

it.each([
  ['19.99', 'USD', 1_999],
  ['20', 'USD', 2_000],
  ['0.5', 'CNY', 50],
  ['12,500', 'KRW', 12_500],
  [' 1 200 000 ', 'KRW', 1_200_000],
  ['0', 'KRW', 0],
  ['1,99', 'USD', null],
  ['19.999', 'USD', null],
  ['19.9', 'KRW', null],
  ['-1', 'USD', null],
  ['1e3', 'USD', null],
  ['', 'USD', null],
  ['12345678901', 'USD', null],
] as const)('UI-243: "%s" in %s is %s minor units', (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount);
  if (amount !== null) expect(readAmount(writtenAmount(amount, currency), currency)).toBe(amount);
});
