// Hashing that costs a guesser time and memory, the same for passwords of accounts and of rooms.
import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP Password Storage Cheat Sheet.
 * Algorithm 2 is argon2id; the package's const enum cannot be imported under isolated modules.
 */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How often this process has hashed and compared so far: what takes time at the door. For tests that count. */
export const hashWork = { hashed: 0, compared: 0 };

/**
 * The hash to store, with its salt and its cost inside.
 * @param salt 16 bytes; random when left out.
 */
export function hashSecret(secret: string, salt?: Uint8Array): Promise<string> {
  hashWork.hashed += 1;
  return hash(secret.normalize('NFC'), salt ? { ...cost, salt } : cost);
}

/** Whether a secret belongs to a hash that was stored. */
export function secretMatches(stored: string, secret: string): Promise<boolean> {
  hashWork.compared += 1;
  return verify(stored, secret.normalize('NFC'));
}
