// Who speaks for a publisher: given and taken by the console.
import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { publisherMembers } from '../../../../../drizzle/schema/reviews.ts';
import { publishers } from '../../../../../drizzle/schema/store.ts';
import { idSchema } from '../../../../../shared/primitives.ts';
import type { PublisherRole } from '../../../../../shared/publishingRights.ts';
import { AppError } from '../../../../errors.ts';
import type { Database, Transaction } from '../../../../platform/postgres/database.ts';
import { followPublishing, holdKind, noteKept } from '../../../accounts/commands.ts';

/**
 * Has a member speak for a publisher in a role, or no more; it stands in the audit log, and their kind follows.
 * @param publisher its id or its slug. @param role null takes it away. @param now epoch milliseconds.
 * @throws AppError PUBLISHER_NOT_FOUND, NOT_SIGNED_IN for a member who is gone.
 */
export async function setPublisherRole(
  { db }: Database,
  publisher: string,
  memberId: string,
  role: PublisherRole | null,
  now: number,
  newId: () => string = uuidv7,
): Promise<void> {
  const tools = { clock: { now: () => now }, newId };
  await db.transaction(async (tx) => {
    const held = await holdKind(tx, memberId);
    const byId = idSchema.safeParse(publisher).success;
    const [found] = await tx
      .select({ id: publishers.id, name: publishers.name })
      .from(publishers)
      .where(byId ? eq(publishers.id, publisher) : eq(publishers.slug, publisher));
    if (!found) throw new AppError('PUBLISHER_NOT_FOUND');
    const from = await moveRole(tx, { publisherId: found.id, memberId, role, at: new Date(now) });
    if (from === role) return;
    const details = { publisher: found.name, from, to: role };
    await noteKept(tx, tools, { actorId: null, memberId, action: 'publisher', details });
    const speaks = (await tx.$count(publisherMembers, eq(publisherMembers.memberId, memberId))) > 0;
    await followPublishing(tx, tools, { memberId, held, speaks });
  });
}

/** @returns the role there was, null for none. */
async function moveRole(
  tx: Transaction,
  {
    publisherId,
    memberId,
    role,
    at,
  }: { publisherId: string; memberId: string; role: PublisherRole | null; at: Date },
): Promise<PublisherRole | null> {
  const own = and(eq(publisherMembers.publisherId, publisherId), eq(publisherMembers.memberId, memberId));
  const [standing] = await tx.select({ role: publisherMembers.role }).from(publisherMembers).where(own);
  if (role === null) {
    await tx.delete(publisherMembers).where(own);
  } else {
    await tx
      .insert(publisherMembers)
      .values({ publisherId, memberId, role, at })
      .onConflictDoUpdate({
        target: [publisherMembers.publisherId, publisherMembers.memberId],
        set: { role },
      });
  }
  return standing?.role ?? null;
}
