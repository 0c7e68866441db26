// Holds a member for as long as something is done in their name, so that no deletion of the account comes between.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { members } from '../../../drizzle/schema/accounts.ts';
import { AppError } from '../../errors.ts';
import type { Transaction } from '../../platform/postgres/database.ts';

/**
 * Makes sure that the member is still there; a deletion waits for the end of the transaction. To be called before any
 * lock on what the deletion clears away, and never before changing an address or a nickname: of two calls that both hold
 * the row neither could.
 * @throws AppError NOT_SIGNED_IN: whoever deleted their account is signed out.
 */
export async function holdMember(tx: Transaction, memberId: string): Promise<void> {
  const held = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('key share');
  if (held.length === 0) throw new AppError('NOT_SIGNED_IN');
}

/**
 * Makes sure that two members are still there, one of whom calls; in one order, whoever of them calls.
 * @throws AppError NOT_SIGNED_IN for the caller, MEMBER_NOT_FOUND for the other.
 */
export async function holdBoth(tx: Transaction, caller: string, other: string): Promise<void> {
  const held = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, [caller, other]), isNull(members.deletedAt)))
    .orderBy(members.id)
    .for('key share');
  const ids = new Set(held.map(({ id }) => id));
  if (!ids.has(caller)) throw new AppError('NOT_SIGNED_IN');
  if (!ids.has(other)) throw new AppError('MEMBER_NOT_FOUND');
}
