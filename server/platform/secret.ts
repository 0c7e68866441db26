// Secrets that are given out once and looked for again by their hash: of what is stored nothing can be used.
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in base64url: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of one. SHA-256 without a salt is enough, since nobody guesses 32 random bytes. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
