// Whether a member could still come in, for whoever takes a way in away.
import { and, eq, inArray } from 'drizzle-orm';
import { identities, members, passkeys } from '../../../drizzle/schema/accounts.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';

/**
 * Looked at after the change, in its transaction, under the member's row lock: of two changes at once the second sees
 * what the first has left.
 * @returns false where neither a password, mail to a verified address, a text message, a passkey nor a provider this
 *   server knows leads in.
 */
export async function leavesWayIn(
  { mail, sms, config }: Services,
  tx: Transaction,
  memberId: string,
): Promise<boolean> {
  const { passwordHash, emailVerifiedAt, mobile } = members;
  const [member] = await tx
    .select({ passwordHash, emailVerifiedAt, mobile })
    .from(members)
    .where(eq(members.id, memberId));
  if (!member) return false;
  if (member.passwordHash !== null || (member.emailVerifiedAt !== null && mail.works)) return true;
  if (member.mobile !== null && sms.works) return true;
  if ((await tx.$count(passkeys, eq(passkeys.memberId, memberId))) > 0) return true;
  const offered = inArray(
    identities.provider,
    config.oidc.map(({ id }) => id),
  );
  return (await tx.$count(identities, and(eq(identities.memberId, memberId), offered))) > 0;
}
