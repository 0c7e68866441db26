// The ways in by proof of an address, and a new password by it.
import { eq } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import type { CameByMail, Me } from '../../../../shared/accounts.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { type Caller, enter } from '../commands.ts';
import { lockMember } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { emailKey } from '../names.ts';
import { dropOtherWaysIn } from '../otherWays.ts';
import { hashPassword, isCommonPassword } from '../passwords.ts';
import { refusalOfBanned } from '../policy.ts';
import { endSessions } from '../sessions.ts';
import { judgeCode, judgeLink, type Shown, spendProof } from './proofs.ts';

/** Signs in by a code. @throws AppError PROOF_WRONG, BANNED */
export async function signInByCode(
  services: Services,
  { email, code }: { email: string; code: string },
  caller: Caller,
): Promise<CameByMail> {
  return enterByMail(services, await judgeCode(services, 'signIn', email, code), caller);
}

/** Signs in by a link. @throws AppError PROOF_WRONG, BANNED */
export async function signInByLink(services: Services, token: string, caller: Caller): Promise<CameByMail> {
  return enterByMail(services, await judgeLink(services, token), caller);
}

async function enterByMail(services: Services, shown: Shown, caller: Caller): Promise<CameByMail> {
  let ended: string[] = [];
  let reclaimed = false;
  const me = await enter(services, caller, shown.memberId, async (tx) => {
    const { account, others } = await proveAtDoor(services, tx, shown);
    if (others === null) return;
    ended = others;
    // Whoever made the account chose a password: who has come in is told where it went.
    reclaimed = account.passwordHash !== null;
    if (reclaimed) await tellReclaimed(services, tx, account);
  });
  for (const id of ended) services.endSession(id);
  if (!reclaimed) return me;
  services.mail.wake();
  return { ...me, reclaimed };
}

/**
 * Sets a new password by a code, signs every device out, and signs this one in.
 * @throws AppError PASSWORD_COMMON (before the code is judged), PROOF_WRONG, BANNED, DEMO_ACCOUNT
 */
export async function resetPassword(
  services: Services,
  { email, code, password }: { email: string; code: string; password: string },
  caller: Caller,
): Promise<Me> {
  if (await isCommonPassword(password)) throw new AppError('PASSWORD_COMMON');
  const passwordHash = await hashPassword(password);
  const shown = await judgeCode(services, 'resetPassword', email, code);
  const { memberId } = shown;
  let ended: string[] = [];
  const me = await enter(services, caller, memberId, async (tx) => {
    const { account, others } = await proveAtDoor(services, tx, shown);
    if (account.demo) throw refusalOfBanned(account, services.clock.now()) ?? new AppError('DEMO_ACCOUNT');
    await tx.update(members).set({ passwordHash }).where(eq(members.id, memberId));
    ended = others ?? (await endSessions(tx, memberId));
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

type Account = NonNullable<Awaited<ReturnType<typeof lockMember>>>;

function tellReclaimed({ mail, config }: Services, tx: Transaction, account: Account): Promise<void> {
  const { id, email, nickname, language } = account;
  const letter = letterOf('reclaimedByMail', languageSchema.parse(language), {
    name: nickname,
    url: `${config.publicUrl}/settings`,
  });
  return mail.post(tx, email, letter, id);
}

/**
 * Somebody at the door has proven that the account's address is theirs. For the first time, it takes whatever else leads
 * in away: whoever made the account may be another, who wrote down an address that was not theirs.
 * Uses the proof up.
 * @returns the account as it was before, and the sessions that have ended; null where the address was proven before.
 * @throws AppError PROOF_WRONG where the proof went to an address that is not the account's any more
 */
async function proveAtDoor(
  { clock }: Services,
  tx: Transaction,
  shown: Shown,
): Promise<{ account: Account; others: string[] | null }> {
  const { memberId } = shown;
  const account = await lockMember(tx, memberId);
  if (!account) throw new AppError('NOT_SIGNED_IN');
  if (account.emailKey !== emailKey(shown.email)) throw new AppError('PROOF_WRONG');
  await spendProof(tx, shown);
  const others = account.emailVerifiedAt === null ? await dropOtherWaysIn(tx, memberId) : null;
  const emailVerifiedAt = new Date(clock.now());
  await tx.update(members).set({ emailVerifiedAt }).where(eq(members.id, memberId));
  return { account, others };
}
