// How large a file is, as people say it.
import { useFormatter } from 'use-intl/react';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in the largest unit that leaves a whole one, of 1,024 each as limits are told. */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const step = bytes < 1_024 ? 0 : bytes < 1_048_576 ? 1 : bytes < 1_073_741_824 ? 2 : 3;
    const digits = step < 2 ? 0 : 1;
    return format.number(bytes / 1_024 ** step, {
      style: 'unit',
      unit: units[step] ?? 'byte',
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: digits,
    });
  };
}
