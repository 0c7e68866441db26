// What is typed into the search of messages.
import { describe, expect, it } from 'vitest';
import { openOperator, partsOf, readTyped, withOperator } from './operators.ts';

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();

describe('what is typed into the search of messages', () => {
  it('UI-372: reads words and operators in any order, values with spaces in quotes', () => {
    expect(readTyped('wet from:Ada laps in:"Night shift" has:link')).toEqual({
      text: 'wet laps',
      from: 'Ada',
      in: 'Night shift',
      has: 'link',
      wrong: null,
    });
    expect(readTyped('FROM:@Ada from:Ben')).toMatchObject({ text: '', from: 'Ben' });
    expect(readTyped('게임 from:하늘')).toMatchObject({ text: '게임', from: '하늘' });
    expect(readTyped('comes from: nowhere')).toEqual({ text: 'comes nowhere', wrong: null });
    expect(readTyped('http://in:side notin:x')).toMatchObject({ text: 'http://in:side notin:x' });
  });

  it('UI-372: takes days of the reader’s own calendar, and says what is none', () => {
    expect(readTyped('before:2026-05-01')).toMatchObject({ before: day(2026, 5, 1), wrong: null });
    expect(readTyped('after:2026-5-1')).toMatchObject({ after: day(2026, 5, 2), wrong: null });
    for (const value of ['yesterday', '2026-02-30', '2026-13-01', '1-1-1']) {
      expect(readTyped(`x before:${value}`).wrong).toEqual({ operator: 'before', value });
    }
    for (const has of ['link', 'file', 'image'] as const) {
      expect(readTyped(`has:${has.toUpperCase()}`)).toEqual({ text: '', has, wrong: null });
    }
    expect(readTyped('has:sound').wrong).toEqual({ operator: 'has', value: 'sound' });
  });

  it('UI-372: completes the operator at the end, or puts one behind what is there', () => {
    expect(openOperator('wet from:Ad')).toEqual({ operator: 'from', value: 'Ad' });
    expect(openOperator('in:"Night sh')).toEqual({ operator: 'in', value: 'Night sh' });
    expect(openOperator('from:Ada ')).toBeNull();
    expect(withOperator('wet from:Ad', 'from', 'Ada')).toBe('wet from:Ada ');
    expect(withOperator('in:"Night sh', 'in', 'Night shift')).toBe('in:"Night shift" ');
    expect(withOperator('wet', 'from', '')).toBe('wet from:');
    expect(withOperator('', 'has', 'link')).toBe('has:link ');
    expect(withOperator('wet from:', 'after', '')).toBe('wet after:');
  });

  it('UI-373: cuts a hit at its marks', () => {
    expect(partsOf('a wet lap', [[2, 5]])).toEqual(['a ', 'wet', ' lap']);
    expect(
      partsOf('wet lap', [
        [0, 3],
        [4, 7],
      ]),
    ).toEqual(['', 'wet', ' ', 'lap', '']);
    expect(partsOf('none', [])).toEqual(['none']);
  });
});
