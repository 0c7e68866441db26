// When a sale ends, in words: soon enough, the day of the week and the time say most.
import type { useFormatter } from 'use-intl/react';

const week = 7 * 24 * 3_600_000; // ms

type Format = Pick<ReturnType<typeof useFormatter>, 'dateTime'>;
export type SaleEnd = { soon: true; day: string; time: string } | { soon: false; date: string };

/** @param until and `now` are epoch milliseconds. Day and time come apart: together some languages add brackets. */
export function saleEnd(format: Format, until: number, now: number): SaleEnd {
  if (until - now >= week) {
    return { soon: false, date: format.dateTime(until, { month: 'long', day: 'numeric' }) };
  }
  return {
    soon: true,
    day: format.dateTime(until, { weekday: 'long' }),
    time: format.dateTime(until, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}
