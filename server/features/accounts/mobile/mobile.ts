// The telephone number of a member: confirmed by a code in a text message, and a way in from then on.
import { eq } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import type { Me } from '../../../../shared/accounts.ts';
import { type Language, languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Letter } from '../../../platform/mail/index.ts';
import { hashSecret } from '../../../platform/passwordHash.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { type Caller, enter } from '../commands.ts';
import { lockOwner } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { dropProofs, judgeCode, keepProof, newCode, proofMinutes, spendProof } from '../proofs/proofs.ts';
import { leavesWayIn } from '../waysLeft.ts';

const words: Record<Language, (code: string) => string> = {
  en: (code) => `${code} is your Lobby code, good for ${proofMinutes} minutes. Tell it to nobody.`,
  ko: (code) => `[Lobby] 인증번호 ${code}. ${proofMinutes}분 동안 쓸 수 있어요. 누구에게도 알려 주지 마세요.`,
  zh: (code) => `【Lobby】验证码 ${code}，${proofMinutes} 分钟内有效，请勿告诉他人。`,
};
const messageOf = (language: Language, code: string): Letter => ({
  subject: code,
  html: '',
  text: words[language](code),
});

/**
 * Texts a code for signing in, if the number is a member's; the answer and the work are the same if it is not.
 * @throws AppError SMS_OFF
 */
export async function sendSmsCode(
  services: Services,
  { mobile, language }: { mobile: string; language: Language },
): Promise<void> {
  await text(services, async (tx, code, hash) => {
    const [owner] = await tx
      .select({ id: members.id, language: members.language })
      .from(members)
      .where(eq(members.mobile, mobile))
      // As `accountOf`: before the code's row, which whoever comes in by it deletes under the member's lock.
      .for('key share');
    const memberId = owner?.id ?? null;
    await keepProof(services, tx, { purpose: 'signInSms', email: mobile, memberId, hash });
    const spoken = owner ? languageSchema.parse(owner.language) : language;
    await services.sms.post(tx, owner ? mobile : '', messageOf(spoken, code), memberId);
  });
}

/** Signs in by a code that was texted. @throws AppError PROOF_WRONG, BANNED */
export async function signInBySms(
  services: Services,
  { mobile, code }: { mobile: string; code: string },
  caller: Caller,
): Promise<Me> {
  const shown = await judgeCode(services, 'signInSms', mobile, code);
  const { memberId } = shown;
  return enter(services, caller, memberId, async (tx) => {
    const [member] = await tx
      .select({ mobile: members.mobile })
      .from(members)
      .where(eq(members.id, memberId))
      .for('update');
    // Given up, or another's by now.
    if (member?.mobile !== mobile) throw new AppError('PROOF_WRONG');
    await spendProof(tx, shown);
  });
}

/**
 * Texts a code to a number that a member wants to have. One that another has already gets none, and the answer is the
 * same. @throws AppError SMS_OFF, NOT_SIGNED_IN where the session ended meanwhile
 */
export async function sendMobileCode(services: Services, session: Session, mobile: string): Promise<void> {
  await text(services, async (tx, code, hash) => {
    const { id: memberId, language } = await lockOwner(tx, session);
    const taken = await tx.$count(members, eq(members.mobile, mobile));
    await keepProof(services, tx, { purpose: 'changeMobile', email: mobile, memberId, hash });
    const message = messageOf(languageSchema.parse(language), code);
    await services.sms.post(tx, taken > 0 ? '' : mobile, message, memberId);
  });
}

/** @throws AppError PROOF_WRONG, also when somebody has taken the number meanwhile */
export async function confirmMobile(
  services: Services,
  session: Session,
  input: { mobile: string; code: string },
): Promise<void> {
  const { member } = session;
  const shown = await judgeCode(services, 'changeMobile', input.mobile, input.code, member.id);
  const { email: mobile } = shown;
  try {
    await services.database.db.transaction(async (tx) => {
      const owner = await lockOwner(tx, session);
      await spendProof(tx, shown);
      await dropProofs(tx, member.id, 'mobile');
      await tx.update(members).set({ mobile }).where(eq(members.id, member.id));
      await services.mail.post(
        tx,
        owner.email,
        letterOf('mobileChanged', languageSchema.parse(owner.language), { name: owner.nickname }),
        member.id,
      );
    });
  } catch (error) {
    throw isUniqueViolation(error, 'members_mobile') ? new AppError('PROOF_WRONG') : error;
  }
  services.mail.wake();
}

/** Gives the number up; without one nothing changes. @throws AppError LAST_WAY_IN, NOT_SIGNED_IN */
export async function removeMobile(services: Services, session: Session): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    const { id: memberId, mobile } = await lockOwner(tx, session);
    if (!mobile) return;
    await tx.update(members).set({ mobile: null }).where(eq(members.id, memberId));
    await dropProofs(tx, memberId, 'mobile');
    if (!(await leavesWayIn(services, tx, memberId))) throw new AppError('LAST_WAY_IN');
  });
}

/** Makes a code, lets it be kept and texted in one transaction, and sends it. */
async function text(
  services: Services,
  post: (tx: Transaction, code: string, hash: string) => Promise<void>,
): Promise<void> {
  if (!services.sms.works) throw new AppError('SMS_OFF');
  const code = newCode();
  const hash = await hashSecret(code);
  await services.database.db.transaction((tx) => post(tx, code, hash));
  services.sms.wake();
}
