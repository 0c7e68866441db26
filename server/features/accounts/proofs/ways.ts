// The ways in by proof of an address, and a new password by it.
import { and, eq, isNull } from 'drizzle-orm';
import { identities, members, passkeys } from '../../../../drizzle/schema/accounts.ts';
import type { Me } from '../../../../shared/accounts.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { type Caller, enter } from '../commands.ts';
import { letterOf } from '../letters/letter.ts';
import { hashPassword, isCommonPassword } from '../passwords.ts';
import { endSessions } from '../sessions.ts';
import { redeemCode, redeemLink } from './proofs.ts';

/** Signs in by a code. @throws AppError PROOF_WRONG, BANNED */
export async function signInByCode(
  services: Services,
  { email, code }: { email: string; code: string },
  caller: Caller,
): Promise<Me> {
  const { memberId } = await redeemCode(services, 'signIn', email, code);
  return enter(services, caller, memberId, (tx) => verified(services, tx, memberId));
}

/** Signs in by a link. @throws AppError PROOF_WRONG, BANNED */
export async function signInByLink(services: Services, token: string, caller: Caller): Promise<Me> {
  const memberId = await redeemLink(services, token);
  return enter(services, caller, memberId, (tx) => verified(services, tx, memberId));
}

/**
 * Sets a new password by a code, signs every device out, and signs this one in.
 * @throws AppError PASSWORD_COMMON (before the code is used), PROOF_WRONG, BANNED
 */
export async function resetPassword(
  services: Services,
  { email, code, password }: { email: string; code: string; password: string },
  caller: Caller,
): Promise<Me> {
  if (await isCommonPassword(password)) throw new AppError('PASSWORD_COMMON');
  const passwordHash = await hashPassword(password);
  const { memberId } = await redeemCode(services, 'resetPassword', email, code);
  let ended: string[] = [];
  const me = await enter(services, caller, memberId, async (tx) => {
    await verified(services, tx, memberId);
    await tx.update(members).set({ passwordHash }).where(eq(members.id, memberId));
    ended = await endSessions(tx, memberId);
    await tellPasswordChanged(services, tx, memberId);
  });
  for (const id of ended) services.endSession(id);
  services.mail.wake();
  return me;
}

/** Tells a member by mail that their password is another now. */
export async function tellPasswordChanged(
  services: Services,
  tx: Transaction,
  memberId: string,
): Promise<void> {
  const { email, nickname, language } = members;
  const [member] = await tx
    .select({ email, nickname, language })
    .from(members)
    .where(eq(members.id, memberId));
  if (!member) return;
  const letter = letterOf('passwordChanged', languageSchema.parse(member.language), {
    name: member.nickname,
  });
  await services.mail.post(tx, member.email, letter, memberId);
}

/**
 * The address is proven. For the first time, it also takes connected providers away: whoever connected them may have
 * written down an address that was not theirs.
 */
async function verified({ clock }: Services, tx: Transaction, memberId: string): Promise<void> {
  const emailVerifiedAt = new Date(clock.now());
  const [before] = await tx
    .select({ at: members.emailVerifiedAt })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('update');
  if (!before) throw new AppError('NOT_SIGNED_IN');
  if (before.at === null) {
    await tx.delete(identities).where(eq(identities.memberId, memberId));
    await tx.delete(passkeys).where(eq(passkeys.memberId, memberId));
    await tx.update(members).set({ mobile: null }).where(eq(members.id, memberId));
  }
  await tx.update(members).set({ emailVerifiedAt }).where(eq(members.id, memberId));
}
