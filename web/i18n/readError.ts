// Reads the code and the parameters out of whatever a call has thrown.
import type { ErrorCode, ErrorParams } from '../../shared/errors.ts';

/**
 * Codes that the page alone gives. OFFLINE: there was no answer at all. UPLOAD_STOPPED: the member stopped it. UPLOAD_LOST:
 * the browser has not kept the file.
 */
export const pageCodes = ['OFFLINE', 'UPLOAD_LOST', 'UPLOAD_STOPPED'] as const;
export type ReadError = { code: ErrorCode | (typeof pageCodes)[number]; params: ErrorParams };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** An answer with a code gives that; an answer without one is UNEXPECTED; no answer is OFFLINE. */
export function readError(error: unknown): ReadError {
  const data = isObject(error) ? error['data'] : undefined;
  if (!isObject(data)) return { code: 'OFFLINE', params: {} };
  const params = isObject(data['params']) ? (data['params'] as ErrorParams) : {};
  const code = data['appCode'];
  return { code: typeof code === 'string' ? (code as ErrorCode) : 'UNEXPECTED', params };
}
