// A member deletes their account: at once nobody comes in any more, and nothing of them stands in the account's tables.
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import {
  auditLog,
  identities,
  leavings,
  members,
  passkeys,
  proofs,
  qrSignIns,
} from '../../../../drizzle/schema/accounts.ts';
import type { deleteAccountInput } from '../../../../shared/accounts.ts';
import { isUploadedAvatar } from '../../../../shared/avatars.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { requireSession } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { passwordMatches } from '../passwords.ts';
import { isBanned, refusalOfBanned } from '../policy.ts';
import { judgeCode, type Shown, sendOwnCode, spendProof } from '../proofs/proofs.ts';
import { endSessions } from '../sessions.ts';
import type { Leaving } from './clear.ts';
import { refusalToLeave } from './policy.ts';

type Row = typeof members.$inferSelect;
type Proof = z.output<typeof deleteAccountInput>;

/**
 * Sends the code that deletes the account, for one who has no password.
 * @throws AppError MAIL_OFF, LAST_ADMINISTRATOR, DEMO_ACCOUNT, NOT_SIGNED_IN
 */
export async function sendDeletionCode(services: Services, session: Session): Promise<void> {
  await services.database.db.transaction((tx) => lockToLeave(services, tx, session));
  await sendOwnCode(services, 'deleteAccount', session);
}

/**
 * Makes of the member's row what stands for somebody who is gone, ends every session and way in, and frees address
 * and nickname: one transaction. What is left to clear elsewhere is written down in it.
 * @throws AppError PASSWORD_WRONG, PROOF_WRONG, RATE_LIMITED, LAST_ADMINISTRATOR, DEMO_ACCOUNT, BANNED, NOT_SIGNED_IN
 */
export async function closeAccount(services: Services, session: Session, proof: Proof): Promise<Leaving> {
  const { database, clock, mail } = services;
  const { id: memberId } = session.member;
  // Asked before the proof too: a code is not used up in vain.
  const before = await database.db.transaction((tx) => lockToLeave(services, tx, session));
  const shown = await judge(services, before, proof);
  const at = new Date(clock.now());
  const { ended, leaving } = await database.db.transaction(async (tx) => {
    const row = await lockToLeave(services, tx, session);
    // Changed by another device in the meantime: what was proven is not what is asked any more.
    if (row.passwordHash !== before.passwordHash) throw new AppError('PASSWORD_WRONG');
    if (shown) await spendProof(tx, shown);
    const leaving: Leaving = {
      memberId,
      at,
      withMessages: proof.withMessages,
      picture: isUploadedAvatar(row.avatar) ? row.avatar : null,
      toldAt: null,
      clearedAt: null,
    };
    await forget(services, tx, row, at);
    await tx.insert(leavings).values(leaving);
    await tellOfIt(services, tx, row, leaving);
    return { ended: await endSessions(tx, memberId), leaving };
  });
  for (const id of ended) services.endSession(id);
  mail.wake();
  return leaving;
}

/** The member's row, locked, with those of all administrators: of two who leave at once, one sees the other gone. */
async function lockToLeave({ clock }: Services, tx: Transaction, session: Session): Promise<Row> {
  const memberId = session.member.id;
  const locked = await tx
    .select()
    .from(members)
    .where(and(or(eq(members.id, memberId), eq(members.role, 'admin')), isNull(members.deletedAt)))
    .orderBy(asc(members.id))
    .for('update');
  const now = clock.now();
  const row = locked.find(({ id }) => id === memberId);
  if (!row) throw new AppError('NOT_SIGNED_IN');
  const others = locked.filter((other) => other.id !== memberId && other.role === 'admin');
  const refusal =
    // Whoever is kept out must not come back under a new account for the asking.
    refusalOfBanned(row, now) ?? refusalToLeave(row, others.filter((other) => !isBanned(other, now)).length);
  if (refusal) throw refusal;
  await requireSession(tx, session.id);
  return row;
}

/** The password where there is one, else the code. @returns the code, to be spent by the deletion. */
async function judge(
  services: Services,
  { id, email, passwordHash }: Row,
  proof: Proof,
): Promise<Shown | null> {
  const { limits } = services;
  await limits.consume('ownPassword', id);
  const shown =
    passwordHash === null ? await judgeCode(services, 'deleteAccount', email, proof.code ?? '', id) : null;
  if (passwordHash !== null && !(await passwordMatches(passwordHash, proof.password ?? '')))
    throw new AppError('PASSWORD_WRONG');
  await limits.reward('ownPassword', id);
  return shown;
}

async function forget({ mail, sms }: Services, tx: Transaction, row: Row, at: Date): Promise<void> {
  const { id, email, emailKey, mobile } = row;
  const key = `gone:${id}`;
  const { nickname, avatar } = goneMember(id);
  await tx
    .update(members)
    .set({
      ...{
        email: '',
        emailKey: key,
        nickname,
        nicknameKey: key,
        avatar,
        emailVerifiedAt: null,
        passwordHash: null,
        mobile: null,
      },
      ...{ name: '', gender: 'unset', birthday: null, bio: '', experience: 0, country: 'US', language: 'en' },
      ...{ kind: 'normal', role: 'member', bannedAt: null, bannedUntil: null, banReason: '' },
      ...{ deletedAt: at, lastSeenAt: at },
    })
    .where(eq(members.id, id));
  await tx.delete(identities).where(eq(identities.memberId, id));
  await tx.delete(passkeys).where(eq(passkeys.memberId, id));
  await tx.delete(qrSignIns).where(eq(qrSignIns.memberId, id));
  const theirs = inArray(proofs.emailKey, mobile === null ? [emailKey] : [emailKey, mobile]);
  await tx.delete(proofs).where(or(eq(proofs.memberId, id), theirs));
  await mail.takeBack(tx, id, email);
  if (mobile !== null) await sms.takeBack(tx, id, mobile);
  // That and when stays; the words about them go.
  await tx
    .update(auditLog)
    .set({ details: sql`${auditLog.details} || '{"reason": ""}'` })
    .where(and(eq(auditLog.memberId, id), sql`${auditLog.details} ? 'reason'`));
}

/** The log gets a line without a name, and the address that was theirs the last letter. */
async function tellOfIt(
  { mail, newId }: Services,
  tx: Transaction,
  { email, language }: Row,
  { memberId, at, withMessages }: Leaving,
): Promise<void> {
  const details = { messages: withMessages ? 'deleted' : 'kept' };
  await tx
    .insert(auditLog)
    .values({ id: newId(), at, actorId: memberId, memberId, action: 'leave', details });
  const letter = letterOf('accountDeleted', languageSchema.parse(language), { name: '' });
  await mail.post(tx, email, letter, null);
}
