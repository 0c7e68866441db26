// Amounts that somebody types.
import { expect, it } from 'vitest';
import { chargeLimits } from '../../../../shared/charging.ts';
import { isWithin, offeredAmounts, readAmount } from './amounts.ts';
import { parseChargeSearch } from './chargeSearch.ts';

it('UI-201: an amount is read in the decimals of its currency, with or without separators', () => {
  expect(readAmount('12,000', 'KRW')).toBe(12_000);
  expect(readAmount(' ₩１２０００ ', 'KRW')).toBe(12_000);
  expect(readAmount('12.5', 'USD')).toBe(1_250);
  expect(readAmount('$1,234.56', 'USD')).toBe(123_456);
  expect(readAmount('7', 'CNY')).toBe(700);
  for (const typed of ['', 'x', '-5', '1.234', '1e5', '.5', '9'.repeat(13), 'NaN']) {
    expect(readAmount(typed, 'USD'), typed).toBeNull();
  }
  expect(readAmount('1.5', 'KRW')).toBeNull();
});

it('UI-201: what is offered may be charged, and the bounds are those of the server', () => {
  for (const currency of ['KRW', 'USD', 'CNY'] as const) {
    const { min, max } = chargeLimits[currency];
    expect(offeredAmounts[currency].every((amount) => isWithin(amount, currency))).toBe(true);
    expect([min - 1, min, max, max + 1].map((amount) => isWithin(amount, currency))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  }
});

it('UI-202: the address of the way back is read as far as it fits', () => {
  const charge = '01890000-0000-7000-8000-000000000000';
  expect(parseChargeSearch({ charge, pg_token: 12345 })).toEqual({ charge, token: '12345' });
  expect(parseChargeSearch({ charge, token: 'x'.repeat(300) }).token).toHaveLength(200);
  expect(parseChargeSearch({ charge: ['a'], token: {} })).toEqual({});
});
