// Changes of guestbooks: written by others, changed and taken back by who wrote, taken away by whose it is.
import { and, eq, or } from 'drizzle-orm';
import type { z } from 'zod';
import { guestbookEntries } from '../../../../drizzle/schema/profiles.ts';
import type { editEntryInput, GuestbookPoke, writeEntryInput } from '../../../../shared/profiles.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Services } from '../../../services.ts';
import { holdBoth, holdMember } from '../../accounts/queries.ts';
import { raise, withdraw } from '../../alerts/commands.ts';
import { mayWrite } from '../policy.ts';
import { findPrivacy } from '../queries/chosen.ts';
import { lookAt } from '../queries/looking.ts';
import { profileTopic } from '../topics.ts';
import { award } from './award.ts';

/** Tells the pages that show the guestbook to look again. */
export const tellGuestbook = ({ live }: Services, ownerId: string): void =>
  live.publishEphemeral<GuestbookPoke>(profileTopic(ownerId), { type: 'guestbook' });

/**
 * Writes into somebody's guestbook. The same key again gives the first answer.
 * @throws AppError MEMBER_NOT_FOUND, GUESTBOOK_CLOSED, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function writeEntry(
  services: Services,
  authorId: string,
  { key, ...input }: z.output<typeof writeEntryInput>,
): Promise<{ entryId: string }> {
  const { clock, database, limits, live, newId } = services;
  const { memberId: ownerId, body } = input;
  await limits.consume('guestbook', authorId);
  const { bond } = await lookAt(database, authorId, { memberId: ownerId });
  if (bond === 'self') throw new AppError('GUESTBOOK_CLOSED');
  const { result, repeated } = await live.transact(async (tx) => {
    await holdBoth(tx, authorId, ownerId);
    const now = clock.now();
    const call = { memberId: authorId, procedure: 'profiles.writeEntry', key, input, now };
    return onceByKey(tx, call, async () => {
      if (!mayWrite(await findPrivacy(tx, ownerId), bond)) throw new AppError('GUESTBOOK_CLOSED');
      const entryId = newId();
      await tx.insert(guestbookEntries).values({ id: entryId, ownerId, authorId, body, at: new Date(now) });
      await award(tx, ownerId, 'guestbook', [authorId], now);
      const told = { actorId: authorId, source: entryId, subject: '', params: { entryId } };
      raise(tx, services, { to: ownerId, kind: 'guestbook', ...told });
      return { entryId };
    });
  });
  if (!repeated) tellGuestbook(services, ownerId);
  return result;
}

/**
 * Changes what one wrote; again is no change. @throws AppError ENTRY_NOT_FOUND (also for another's, and where one may not
 * write any more), RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function editEntry(
  services: Services,
  authorId: string,
  { entryId, body }: z.output<typeof editEntryInput>,
): Promise<void> {
  const { clock, database, limits } = services;
  await limits.consume('guestbook', authorId);
  const ownerId = await ownerOf(services, authorId, entryId);
  const { bond, privacy } = await lookAt(database, authorId, { memberId: ownerId }).catch(
    (error: unknown) => {
      throw error instanceof AppError ? new AppError('ENTRY_NOT_FOUND') : error;
    },
  );
  if (!mayWrite(privacy, bond)) throw new AppError('ENTRY_NOT_FOUND');
  const changed = await database.db.transaction(async (tx) => {
    await holdMember(tx, authorId);
    const [entry] = await tx
      .select({ body: guestbookEntries.body })
      .from(guestbookEntries)
      .where(and(eq(guestbookEntries.id, entryId), eq(guestbookEntries.authorId, authorId)))
      .for('update');
    if (!entry) throw new AppError('ENTRY_NOT_FOUND');
    if (entry.body === body) return false;
    const editedAt = new Date(clock.now());
    await tx.update(guestbookEntries).set({ body, editedAt }).where(eq(guestbookEntries.id, entryId));
    return true;
  });
  if (changed) tellGuestbook(services, ownerId);
}

/** Whose guestbook an entry stands in. @throws AppError ENTRY_NOT_FOUND for an entry of somebody else. */
async function ownerOf({ database }: Services, authorId: string, entryId: string): Promise<string> {
  const [entry] = await database.db
    .select({ ownerId: guestbookEntries.ownerId })
    .from(guestbookEntries)
    .where(and(eq(guestbookEntries.id, entryId), eq(guestbookEntries.authorId, authorId)));
  if (!entry) throw new AppError('ENTRY_NOT_FOUND');
  return entry.ownerId;
}

/**
 * Takes an entry away: by who wrote it, or whose guestbook it is. What it earned stays.
 * @throws AppError ENTRY_NOT_FOUND, also where it is neither's, and the second time; RATE_LIMITED.
 */
export async function deleteEntry(services: Services, memberId: string, entryId: string): Promise<void> {
  const { limits, live } = services;
  await limits.consume('guestbook', memberId);
  const { id, ownerId, authorId } = guestbookEntries;
  const owner = await live.transact(async (tx) => {
    const [gone] = await tx
      .delete(guestbookEntries)
      .where(and(eq(id, entryId), or(eq(ownerId, memberId), eq(authorId, memberId))))
      .returning({ ownerId });
    if (!gone) throw new AppError('ENTRY_NOT_FOUND');
    withdraw(tx, services, { to: gone.ownerId, kind: 'guestbook', source: entryId });
    return gone.ownerId;
  });
  tellGuestbook(services, owner);
}
