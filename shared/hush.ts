// When a member wants nothing to disturb them, on whichever device: for a while, and at hours of the day. Pure, and
// without schemas: the page imports it.

/** From one minute of the day (0 is midnight) to another, over midnight where it is the earlier one, by the clocks of a time zone. */
export type QuietHours = { from: number; to: number; zone: string };
/** `until` in epoch milliseconds. */
export type Hush = { until: number | null; hours: QuietHours | null };

export const noHush: Hush = { until: null, hours: null };
export const minutesOfDay = 1_440;

/** Whether a time zone is one that clocks are known of. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The minute of the day by the clocks of a time zone. @param now epoch milliseconds */
export function minuteIn(zone: string, now: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return numberOf('hour') * 60 + numberOf('minute');
}

/** Whether nothing disturbs the member now; of nothing known, nothing is paused. @param now epoch milliseconds */
export function isHushed(hush: Hush | undefined, now: number): boolean {
  const { until, hours } = hush ?? noHush;
  if (until !== null && until > now) return true;
  // A browser may know fewer time zones than the server.
  if (!hours || !isZone(hours.zone)) return false;
  const { from, to, zone } = hours;
  const minute = minuteIn(zone, now);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
