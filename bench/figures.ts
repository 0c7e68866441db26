// What a bench says of times: median and 99th of a hundred, beside what was aimed at.

export type Aim = { median: number; p99: number };

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** One row of a table. All in milliseconds. */
export function figuresOf(times: readonly number[], aim: Aim) {
  const sorted = [...times].sort((left, right) => left - right);
  const [median, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
  return {
    'median ms': median.toFixed(1),
    'p99 ms': p99.toFixed(1),
    aim: median < aim.median && p99 < aim.p99 ? 'met' : 'MISSED',
  };
}
