// For how long notices are paused, and times of the day as fields have them.
import { describe, expect, it } from 'vitest';
import { clockOf, minuteOf, pauses } from './pauses.ts';

describe('pauses', () => {
  it('UI-432: half an hour, an hour, and until the next morning, by the clocks of the device', () => {
    const now = new Date(2030, 1, 28, 23, 50).getTime();
    const ends = Object.fromEntries(pauses.map(({ name, endOf }) => [name, endOf(now)]));
    expect(ends).toEqual({
      half: now + 1_800_000,
      hour: now + 3_600_000,
      tomorrow: new Date(2030, 2, 1, 8).getTime(),
    });
  });

  it('UI-432: times of the day are written and read the same way', () => {
    for (const minute of [0, 59, 60, 22 * 60 + 5, 1_439]) expect(minuteOf(clockOf(minute))).toBe(minute);
    expect(clockOf(65)).toBe('01:05');
    for (const clock of ['', '24:00', '12:60', '1:00', 'noon']) expect(minuteOf(clock)).toBeNull();
  });
});
