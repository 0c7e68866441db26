// Whether a member could still come in, for whoever takes a way in away.
import { eq } from 'drizzle-orm';
import { members, passkeys } from '../../../drizzle/schema/accounts.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';

/**
 * Looked at after the change, in its transaction, under the member's row lock: of two changes at once the second sees
 * what the first has left.
 * @returns false where neither a password, mail to a verified address nor a passkey leads in.
 */
export async function leavesWayIn({ mail }: Services, tx: Transaction, memberId: string): Promise<boolean> {
  const { passwordHash, emailVerifiedAt } = members;
  const [member] = await tx
    .select({ passwordHash, emailVerifiedAt })
    .from(members)
    .where(eq(members.id, memberId));
  if (!member) return false;
  if (member.passwordHash !== null || (member.emailVerifiedAt !== null && mail.works)) return true;
  return (await tx.$count(passkeys, eq(passkeys.memberId, memberId))) > 0;
}
