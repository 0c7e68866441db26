// Reports of entries in guestbooks, and what those who look after the shop do about them.
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { entryReports, guestbookEntries } from '../../../../drizzle/schema/profiles.ts';
import type { decideEntryInput, reportEntryInput } from '../../../../shared/profiles.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { noteKept } from '../../accounts/commands.ts';
import { holdMember } from '../../accounts/queries.ts';
import { withdraw } from '../../alerts/commands.ts';
import { findBlockedAmong } from '../../friends/queries.ts';
import { lookAtPart } from '../queries/looking.ts';
import { tellGuestbook } from './guestbook.ts';

/**
 * Tells those who look after the shop of an entry the member can read, as it is now; again is no change.
 * @throws AppError ENTRY_NOT_FOUND (also for what is not shown to the member), NOT_ALLOWED for one's own, RATE_LIMITED,
 * NOT_SIGNED_IN.
 */
export async function reportEntry(
  services: Services,
  memberId: string,
  { entryId, reason, note }: z.output<typeof reportEntryInput>,
): Promise<void> {
  const { clock, database, limits, newId } = services;
  await limits.consume('report', memberId);
  const [seen] = await database.db.select().from(guestbookEntries).where(eq(guestbookEntries.id, entryId));
  if (!seen) throw new AppError('ENTRY_NOT_FOUND');
  if (seen.authorId === memberId) throw new AppError('NOT_ALLOWED');
  const [blocked] = await Promise.all([
    findBlockedAmong(database, memberId, [seen.authorId]),
    lookAtPart(database, memberId, { memberId: seen.ownerId }, 'guestbook').catch((error: unknown) => {
      throw error instanceof AppError ? new AppError('ENTRY_NOT_FOUND') : error;
    }),
  ]);
  if (blocked.size > 0) throw new AppError('ENTRY_NOT_FOUND');
  await database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const [entry] = await tx
      .select()
      .from(guestbookEntries)
      .where(eq(guestbookEntries.id, entryId))
      .for('key share');
    if (!entry) throw new AppError('ENTRY_NOT_FOUND');
    const { ownerId, authorId, body } = entry;
    const said = { entryId, ownerId, authorId, reporterId: memberId, reason, note, body };
    await tx
      .insert(entryReports)
      .values({ id: newId(), ...said, at: new Date(clock.now()) })
      .onConflictDoNothing();
  });
}

/**
 * Removes a reported entry, which closes all reports of it, or leaves it as it is and closes this one.
 * @throws AppError REPORT_NOT_FOUND also where somebody has closed it, NOT_SIGNED_IN.
 */
export async function decideEntry(
  services: Services,
  keeperId: string,
  { reportId, remove }: z.output<typeof decideEntryInput>,
): Promise<void> {
  const { clock, live } = services;
  const ownerId = await live.transact(async (tx) => {
    await holdMember(tx, keeperId);
    const isOpen = isNull(entryReports.closedAt);
    const [found] = await tx
      .select()
      .from(entryReports)
      .where(and(eq(entryReports.id, reportId), isOpen))
      .for('update');
    if (!found) throw new AppError('REPORT_NOT_FOUND');
    const { entryId } = found;
    const which = remove && entryId ? eq(entryReports.entryId, entryId) : eq(entryReports.id, reportId);
    await tx
      .update(entryReports)
      .set({ closedAt: new Date(clock.now()), closedBy: keeperId, outcome: remove ? 'removed' : 'left' })
      .where(and(which, isOpen));
    if (remove && entryId) {
      await tx.delete(guestbookEntries).where(eq(guestbookEntries.id, entryId));
      withdraw(tx, services, { to: found.ownerId, kind: 'guestbook', source: entryId });
    }
    await noteKept(tx, services, {
      actorId: keeperId,
      memberId: found.authorId,
      action: remove ? 'removeEntry' : 'leaveEntry',
      details: { reason: found.reason, reportId },
    });
    return remove ? found.ownerId : null;
  });
  if (ownerId) tellGuestbook(services, ownerId);
}
