// The end of a sale, in three languages.
import { createFormatter } from 'use-intl';
import { expect, it } from 'vitest';
import type { Language } from '../../../shared/primitives.ts';
import { saleEnd } from './saleEnd.ts';

const wednesday = Date.parse('2031-05-07T07:05:00Z');
const day = 24 * 3_600_000;
const told = (locale: Language, now: number) =>
  saleEnd(createFormatter({ locale, timeZone: 'UTC' }), wednesday, now);

it('UI-113: within a week it is a day and a time', () => {
  expect(told('en', wednesday - day)).toEqual({ soon: true, day: 'Wednesday', time: '07:05' });
  expect(told('ko', wednesday - day)).toEqual({ soon: true, day: '수요일', time: '07:05' });
  expect(told('zh', wednesday - day)).toEqual({ soon: true, day: '星期三', time: '07:05' });
});

it('UI-113: later it is a date', () => {
  expect(told('en', wednesday - 7 * day)).toEqual({ soon: false, date: 'May 7' });
  expect(told('ko', wednesday - 7 * day)).toEqual({ soon: false, date: '5월 7일' });
});
