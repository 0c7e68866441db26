// What a failed call means to the page: its code, and whether trying again by itself makes sense.
import { type ReadError, readError } from '../i18n/readError.ts';

export type AppErrorOf = ReadError;

/** The code and params of anything a call may throw; `OFFLINE` when there was no answer at all. */
export const appErrorOf: (error: unknown) => AppErrorOf = readError;

/** True for what passes by itself: no answer, a fault on the server's side, too many calls at once. */
export function isTransient(error: unknown): boolean {
  const { code } = appErrorOf(error);
  return code === 'OFFLINE' || code === 'UNEXPECTED' || code === 'RATE_LIMITED';
}

/** Milliseconds the server asks to wait, or null when it did not say. */
export function retryAfterOf(error: unknown): number | null {
  const { code, params } = appErrorOf(error);
  if (code !== 'RATE_LIMITED' && code !== 'SLOW_MODE') return null;
  const seconds = Number(params['retryAfter']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}
