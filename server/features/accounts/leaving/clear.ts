// What a deleted account leaves to be cleared away after it was closed, and the list of what is still to be done.
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { identities, leavings, passkeys, proofs, qrSignIns } from '../../../../drizzle/schema/accounts.ts';
import { removeKeysOf } from '../../../platform/keys.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { deletePicture } from '../picture/change.ts';
import { endSessions } from '../sessions.ts';

export type Leaving = typeof leavings.$inferSelect;

/** The next one, by id, that was never cleared away to its end, or was closed before a time. */
export async function findLeaving(
  { db }: Database,
  after: string,
  closedBefore: Date,
): Promise<Leaving | null> {
  const [next] = await db
    .select()
    .from(leavings)
    .where(and(gt(leavings.memberId, after), or(isNull(leavings.clearedAt), lte(leavings.at, closedBefore))))
    .orderBy(asc(leavings.memberId))
    .limit(1);
  return next ?? null;
}

/** Every room and list has been told, or all is cleared away. */
export async function noteProgress(
  { db }: Database,
  memberId: string,
  progress: Partial<Pick<Leaving, 'toldAt' | 'clearedAt'>>,
): Promise<void> {
  await db.update(leavings).set(progress).where(eq(leavings.memberId, memberId));
}

/** Nothing is left to do. */
export async function forgetLeaving({ db }: Database, memberId: string): Promise<void> {
  await db.delete(leavings).where(eq(leavings.memberId, memberId));
}

/**
 * Deletes the files of the picture, the keys of past changes, and what calls that were under way at the closing may
 * have written after it.
 * @throws StorageError while the storage cannot be reached.
 */
export async function clearAccount(services: Services, { memberId, picture }: Leaving): Promise<void> {
  const { database, mail } = services;
  const ended = await database.db.transaction(async (tx) => {
    await tx.delete(identities).where(eq(identities.memberId, memberId));
    await tx.delete(passkeys).where(eq(passkeys.memberId, memberId));
    await tx.delete(qrSignIns).where(eq(qrSignIns.memberId, memberId));
    await tx.delete(proofs).where(eq(proofs.memberId, memberId));
    await mail.takeBack(tx, memberId, '');
    return endSessions(tx, memberId);
  });
  for (const id of ended) services.endSession(id);
  while (await removeKeysOf(database, memberId));
  if (picture === null) return;
  await deletePicture(services, picture);
  await database.db.update(leavings).set({ picture: null }).where(eq(leavings.memberId, memberId));
}
