// When nothing disturbs: pauses, and hours of the day by the clocks of a time zone.
import { describe, expect, it } from 'vitest';
import { isHushed, isZone, minuteIn, noHush } from './hush.ts';

const at = (time: string) => Date.parse(time);
const night = (zone: string) => ({ until: null, hours: { from: 22 * 60, to: 7 * 60, zone } });

describe('when nothing disturbs', () => {
  it('CHAT-263: a pause lasts until its time, and not a moment longer', () => {
    const hush = { until: at('2030-03-01T12:30:00Z'), hours: null };
    expect(isHushed(hush, at('2030-03-01T12:29:59Z'))).toBe(true);
    expect(isHushed(hush, at('2030-03-01T12:30:00Z'))).toBe(false);
    expect(isHushed(noHush, 0)).toBe(false);
    expect(isHushed(undefined, 0)).toBe(false);
  });

  it.each([
    ['Asia/Seoul', '2030-03-01T12:59:59Z', false],
    ['Asia/Seoul', '2030-03-01T13:00:00Z', true],
    ['Asia/Seoul', '2030-03-01T21:59:59Z', true],
    ['Asia/Seoul', '2030-03-01T22:00:00Z', false],
    ['America/New_York', '2030-03-01T13:00:00Z', false],
    ['America/New_York', '2030-03-02T03:00:00Z', true],
    // Clocks are an hour on in summer.
    ['America/New_York', '2030-07-02T02:00:00Z', true],
    ['America/New_York', '2030-03-02T02:00:00Z', false],
    ['Asia/Kolkata', '2030-03-01T16:30:00Z', true],
  ])('CHAT-263: hours over midnight, by the clocks of %s, at %s', (zone, time, expected) => {
    expect(isHushed(night(zone), at(time))).toBe(expected);
  });

  it('CHAT-263: hours within a day begin with their first minute and end before their last', () => {
    const lunch = { until: null, hours: { from: 12 * 60, to: 13 * 60, zone: 'UTC' } };
    const hushed = ['11:59', '12:00', '12:59', '13:00'].map((time) =>
      isHushed(lunch, at(`2030-03-01T${time}:00Z`)),
    );
    expect(hushed).toEqual([false, true, true, false]);
  });

  it('CHAT-263: a time zone nobody knows pauses nothing', () => {
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('Asia/Seoul')).toBe(true);
    expect(isHushed(night('Mars/Olympus'), at('2030-03-01T23:00:00Z'))).toBe(false);
    expect(minuteIn('Asia/Seoul', at('2030-03-01T15:05:00Z'))).toBe(5);
  });
});
