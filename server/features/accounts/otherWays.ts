// Taking away whatever leads into an account besides the proof of its address.
import { eq } from 'drizzle-orm';
import { identities, members, passkeys, proofs, qrSignIns } from '../../../drizzle/schema/accounts.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import { endSessions } from './sessions.ts';

/**
 * For the moment at which somebody at the door proves for the first time that an account's address is theirs: whoever
 * made the account may be another, who wrote down an address that was not theirs and kept the password. Takes the
 * password, the mobile number, all identities, passkeys, codes, links, devices let in but not yet here, and sessions away.
 * The caller has the member's lock.
 * @returns the sessions that have ended, whose sockets the caller ends after the commit.
 */
export async function dropOtherWaysIn(tx: Transaction, memberId: string): Promise<string[]> {
  await tx.update(members).set({ passwordHash: null, mobile: null }).where(eq(members.id, memberId));
  await tx.delete(identities).where(eq(identities.memberId, memberId));
  await tx.delete(passkeys).where(eq(passkeys.memberId, memberId));
  await tx.delete(proofs).where(eq(proofs.memberId, memberId));
  await tx.delete(qrSignIns).where(eq(qrSignIns.memberId, memberId));
  return endSessions(tx, memberId);
}
