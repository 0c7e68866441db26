// A member changes their address, after proof that mail to the new one reaches them.
import { and, eq, isNull } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import { AppError } from '../../../errors.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { letterOf } from '../letters/letter.ts';
import { emailKey } from '../names.ts';
import { redeemCode } from '../proofs/proofs.ts';

/** Tells the old address. @throws AppError PROOF_WRONG, also when somebody has taken the address meanwhile. */
export async function confirmEmail(
  services: Services,
  { member }: Session,
  input: { email: string; code: string },
): Promise<void> {
  const { database, mail, clock } = services;
  const { email } = await redeemCode(services, 'changeEmail', input.email, input.code, member.id);
  try {
    await database.db.transaction(async (tx) => {
      const emailVerifiedAt = new Date(clock.now());
      // Not held first: two that both held the row before changing the key would wait for each other.
      const changed = await tx
        .update(members)
        .set({ email, emailKey: emailKey(email), emailVerifiedAt })
        .where(and(eq(members.id, member.id), isNull(members.deletedAt)))
        .returning({ id: members.id });
      if (changed.length === 0) throw new AppError('NOT_SIGNED_IN');
      const letter = letterOf('emailChanged', member.language, { name: member.nickname });
      await mail.post(tx, member.email, letter, member.id);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'members_email_key')) throw new AppError('PROOF_WRONG');
    throw error;
  }
  mail.wake();
}
