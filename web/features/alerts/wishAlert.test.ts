// Typed thresholds of wishes.
import { expect, it } from 'vitest';
import { alertOf, fieldsOf } from './wishAlert.ts';

it('UI-286: a threshold is typed as people write percent and money, and nothing else is taken', () => {
  const typed = (when: 'percent' | 'under', text: string, currency: 'USD' | 'KRW' = 'USD') =>
    alertOf({ when, percent: text, amount: text }, currency);
  expect(typed('percent', ' 30 ')).toEqual({ when: 'percent', percent: 30 });
  for (const bad of ['', '0', '101', '2.5', '-3', 'x']) expect(typed('percent', bad)).toBeNull();
  expect(typed('under', '14.99')).toEqual({ when: 'under', amount: { amount: 1_499, currency: 'USD' } });
  expect(typed('under', '15,000', 'KRW')).toEqual({
    when: 'under',
    amount: { amount: 15_000, currency: 'KRW' },
  });
  for (const bad of ['', '0', '-1', '1e5', '.', '99999999999']) expect(typed('under', bad)).toBeNull();
  const kept = { when: 'under', amount: { amount: 1_499, currency: 'USD' } } as const;
  expect(alertOf(fieldsOf(kept, 'USD', 2_000), 'USD')).toEqual(kept);
  expect(fieldsOf(kept, 'KRW', 20_000).amount).toBe('20000');
  expect(alertOf(fieldsOf({ when: 'any' }, 'USD', null), 'USD')).toEqual({ when: 'any' });
});
