// How times and spans are written where a room is looked after.
import { useMemo } from 'react';
import { useFormatter } from 'use-intl/react';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

export function useTimes() {
  const format = useFormatter();
  return useMemo(
    () => ({
      /** A day and a time. @param at epoch milliseconds */
      at: (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
      /** A span in the largest unit that it is whole in. @param seconds more than 0 */
      span(seconds: number) {
        const [unit, size] = units.find(([, length]) => seconds % length === 0) ?? units[3];
        return format.number(seconds / size, { style: 'unit', unit, unitDisplay: 'long' });
      },
    }),
    [format],
  );
}
