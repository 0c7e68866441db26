// A member proves their address from within the session, or changes it: by a code that mail to it brought them.
import { and, eq, isNull } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { lockOwner } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { emailKey } from '../names.ts';
import { dropProofs, judgeCode, sendOwnCode, spendProof } from '../proofs/proofs.ts';

/** What the account's address is, and whether it is proven. */
async function addressOf({ database }: Services, memberId: string) {
  const { email, emailVerifiedAt } = members;
  const [row] = await database.db
    .select({ email, key: members.emailKey, isProven: emailVerifiedAt })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
  if (!row) throw new AppError('NOT_SIGNED_IN');
  return { ...row, isProven: row.isProven !== null };
}

/**
 * Sends a code that proves the member's address, as it is now; where it is proven already, nothing. The address may be
 * another's, whose own ways in count apart.
 * @throws AppError MAIL_OFF, RATE_LIMITED, NOT_SIGNED_IN
 */
export async function sendEmailCode(services: Services, session: Session): Promise<void> {
  const { key, isProven } = await addressOf(services, session.member.id);
  await services.limits.consume('changeAddress', key);
  if (!isProven) await sendOwnCode(services, 'proveEmail', session);
}

/**
 * The member's address is proven; password, passkeys and sessions stay, since whoever has the session reads the mail.
 * Again, it changes nothing. @param input the address as the member sees it, which may be another by now.
 * @throws AppError PROOF_WRONG, NOT_SIGNED_IN where the session ended meanwhile
 */
export async function proveEmail(
  services: Services,
  session: Session,
  input: { email: string; code: string },
): Promise<void> {
  const { database, clock } = services;
  const { id: memberId } = session.member;
  const asked = emailKey(input.email);
  const now = await addressOf(services, memberId);
  if (now.key !== asked) throw new AppError('PROOF_WRONG');
  if (now.isProven) return;
  const shown = await judgeCode(services, 'proveEmail', input.email, input.code, memberId);
  await database.db.transaction(async (tx) => {
    const owner = await lockOwner(tx, session);
    // Changed by another device in the meantime: the code says nothing of the new one.
    if (owner.emailKey !== asked) throw new AppError('PROOF_WRONG');
    await spendProof(tx, shown);
    const emailVerifiedAt = new Date(clock.now());
    await tx.update(members).set({ emailVerifiedAt }).where(eq(members.id, memberId));
  });
}

/**
 * The address a code went to becomes the member's; the old one is told, and what was sent there is good for nothing any
 * more. @throws AppError PROOF_WRONG, also when somebody has taken the address meanwhile.
 */
export async function confirmEmail(
  services: Services,
  session: Session,
  input: { email: string; code: string },
): Promise<void> {
  const { database, mail, clock } = services;
  const { member } = session;
  const shown = await judgeCode(services, 'changeEmail', input.email, input.code, member.id);
  const { email } = shown;
  try {
    await database.db.transaction(async (tx) => {
      const owner = await lockOwner(tx, session);
      await spendProof(tx, shown);
      await dropProofs(tx, member.id, 'address');
      const emailVerifiedAt = new Date(clock.now());
      await tx
        .update(members)
        .set({ email, emailKey: emailKey(email), emailVerifiedAt })
        .where(eq(members.id, member.id));
      const letter = letterOf('emailChanged', languageSchema.parse(owner.language), { name: owner.nickname });
      await mail.post(tx, owner.email, letter, member.id);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'members_email_key')) throw new AppError('PROOF_WRONG');
    throw error;
  }
  mail.wake();
}
