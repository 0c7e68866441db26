// A member changes their password, or sets the first one.
import { eq } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { lockOwner } from '../hold.ts';
import { hashPassword, isCommonPassword, passwordMatches } from '../passwords.ts';
import { tellPasswordChanged } from '../proofs/ways.ts';
import { endSessions } from '../sessions.ts';

/**
 * Ends the member's other sessions and tells them by mail. Where there is a password, the current one is asked for;
 * leaving it out is as wrong as another one.
 * @throws AppError PASSWORD_COMMON, PASSWORD_WRONG, RATE_LIMITED, NOT_SIGNED_IN where the session ended meanwhile
 */
export async function changePassword(
  services: Services,
  session: Session,
  { current, password }: { current?: string | undefined; password: string },
): Promise<void> {
  const { database, limits, mail } = services;
  const memberId = session.member.id;
  if (await isCommonPassword(password)) throw new AppError('PASSWORD_COMMON');
  await limits.consume('ownPassword', memberId);
  const passwordHash = await hashPassword(password);
  const read = () =>
    database.db.select({ stored: members.passwordHash }).from(members).where(eq(members.id, memberId));
  const [before] = await read();
  const fits = before?.stored == null || (await passwordMatches(before.stored, current ?? ''));
  if (!before || !fits) throw new AppError('PASSWORD_WRONG');
  const ended = await database.db.transaction(async (tx) => {
    const { passwordHash: stored } = await lockOwner(tx, session);
    // Changed by another device in the meantime: what was compared is not the current one any more.
    if (stored !== before.stored) throw new AppError('PASSWORD_WRONG');
    await tx.update(members).set({ passwordHash }).where(eq(members.id, memberId));
    await tellPasswordChanged(services, tx, memberId);
    return endSessions(tx, memberId, session.id);
  });
  await limits.reward('ownPassword', memberId);
  for (const id of ended) services.endSession(id);
  mail.wake();
}
