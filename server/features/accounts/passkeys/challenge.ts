// The challenges browsers sign: each good for five minutes and once.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Services } from '../../../services.ts';

const lasts = 300_000;
const held = z.object({ challenge: z.string(), memberId: z.string().nullable() });

type Purpose = 'new passkey' | 'sign in by passkey';

/** @param memberId for whom it is alone; null for whoever signs in. */
export async function makeChallenge(
  { onceTokens }: Services,
  purpose: Purpose,
  memberId: string | null,
): Promise<{ challenge: Uint8Array<ArrayBuffer>; token: string }> {
  const challenge = new Uint8Array(randomBytes(32));
  const text = JSON.stringify({ challenge: Buffer.from(challenge).toString('base64url'), memberId });
  return { challenge, token: await onceTokens.issue(purpose, text, lasts) };
}

/** @returns the challenge in base64url; null for a token that is used, too old, forged, or another's. */
export async function takeChallenge(
  { onceTokens }: Services,
  purpose: Purpose,
  memberId: string | null,
  token: string,
): Promise<string | null> {
  const text = await onceTokens.redeem(purpose, token);
  if (text === null) return null;
  const read = held.parse(JSON.parse(text));
  return read.memberId === memberId ? read.challenge : null;
}

/** For whom a passkey is made: the host of the page, which browsers compare. @param origin of the page. */
export const partyOf = (origin: string): string => new URL(origin).hostname;
