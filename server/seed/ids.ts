// Ids of seeded rows: shaped like UUIDv7, made from what the row is, so that the same world has the same ids.
import { createHash } from 'node:crypto';

/**
 * @param kind and `number` name the row within the seed.
 * @param at epoch milliseconds, which the id sorts by.
 */
export function seedId(kind: string, number: number | string, at: number): string {
  const digest = createHash('sha256').update(`${kind}:${number}`).digest();
  const time = Math.floor(at).toString(16).padStart(12, '0').slice(-12);
  const random = digest.toString('hex');
  const variant = ((Number.parseInt(random[3] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
