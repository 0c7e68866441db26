// For how long notices are paused, and times of the day as fields have them. Pure.

const minute = 60_000; // ms
/** The hour at which a pause until tomorrow ends, by the clocks of this device. */
const morning = 8;

/** When the pause ends, in epoch milliseconds. @param now epoch milliseconds */
export const pauses = [
  { name: 'half', endOf: (now: number) => now + 30 * minute },
  { name: 'hour', endOf: (now: number) => now + 60 * minute },
  {
    name: 'tomorrow',
    endOf(now: number) {
      const day = new Date(now);
      return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, morning).getTime();
    },
  },
] as const;

/** `22:05` of a minute of the day. */
export const clockOf = (minuteOfDay: number): string =>
  [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The minute of the day; null of what is no time. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  if (!hours || !minutes || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}
