// Passwords of rooms: hashed like those of accounts, never sent out.
import { createHash } from 'node:crypto';
import { hashSecret, secretMatches } from '../../platform/passwordHash.ts';

/**
 * The hash to store. The salt follows from the member and the key of the call, both unique: so a repeated call makes
 * the same hash, and the memory of used keys needs to hold nothing that is quicker to guess.
 */
export function hashRoomPassword(password: string, memberId: string, key: string): Promise<string> {
  const salt = createHash('sha256').update(`${memberId}:${key}`).digest().subarray(0, 16);
  return hashSecret(password, salt);
}

export const roomPasswordMatches = secretMatches;
