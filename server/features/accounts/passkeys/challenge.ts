// The challenges browsers sign: each good for five minutes and once.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
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

/** A challenge that is still good, in base64url; whoever changes something by it spends it in the same transaction. */
export type OpenChallenge = { challenge: string; id: string; expiresAt: number };

/** Reads a challenge without using it up. @returns null for a token that is too old, forged, or another's. */
export async function openChallenge(
  { onceTokens }: Services,
  purpose: Purpose,
  memberId: string | null,
  token: string,
): Promise<OpenChallenge | null> {
  const opened = await onceTokens.open(purpose, token);
  if (opened === null) return null;
  const { challenge, memberId: whose } = held.parse(JSON.parse(opened.text));
  return whose === memberId ? { challenge, id: opened.id, expiresAt: opened.expiresAt } : null;
}

/** Uses it up, for good once the transaction commits. @throws AppError PASSKEY_WRONG where it was used before */
export async function spendChallenge(
  { onceTokens }: Services,
  tx: Transaction,
  { id, expiresAt }: OpenChallenge,
): Promise<void> {
  if (!(await onceTokens.spend(id, expiresAt, tx))) throw new AppError('PASSKEY_WRONG');
}

/** For whom a passkey is made: the host of the page, which browsers compare. @param origin of the page. */
export const partyOf = (origin: string): string => new URL(origin).hostname;
