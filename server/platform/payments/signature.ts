// Signed messages of a provider: HMAC-SHA256 over time and body, so that neither can be made up, changed, or sent late.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const signatureHeader = 'lobby-signature';

/** Seconds by which the clocks of both sides may differ, delivery included. */
export const signatureSeconds = 300;

const mac = (key: Buffer, seconds: number, body: Buffer) =>
  createHmac('sha256', key).update(`${seconds}.`).update(body).digest();

/** The header of a message. @param now epoch milliseconds. */
export function signMessage(key: Buffer, body: Buffer, now: number): string {
  const seconds = Math.floor(now / 1_000);
  return `t=${seconds},v1=${mac(key, seconds, body).toString('hex')}`;
}

/** Whether a message was signed with this key, and lately. @param now epoch milliseconds. */
export function isSigned(key: Buffer, body: Buffer, header: string | undefined, now: number): boolean {
  const [, time, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (time === undefined || signature === undefined) return false;
  const seconds = Number(time);
  const fits = timingSafeEqual(mac(key, seconds, body), Buffer.from(signature, 'hex'));
  return fits && Math.abs(now / 1_000 - seconds) <= signatureSeconds;
}
