// Who speaks for a publisher: given and taken by the console.
import { and, eq } from 'drizzle-orm';
import { publisherMembers } from '../../../../../drizzle/schema/reviews.ts';
import { publishers } from '../../../../../drizzle/schema/store.ts';
import { idSchema } from '../../../../../shared/primitives.ts';
import type { PublisherRole } from '../../../../../shared/publishingRights.ts';
import { AppError } from '../../../../errors.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { holdMember } from '../../../accounts/queries.ts';

/**
 * Has a member speak for a publisher in a role, or no more.
 * @param publisher its id or its slug. @param role null takes it away. @param now epoch milliseconds.
 * @throws AppError PUBLISHER_NOT_FOUND, NOT_SIGNED_IN for a member who is gone.
 */
export async function setPublisherRole(
  { db }: Database,
  publisher: string,
  memberId: string,
  role: PublisherRole | null,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const byId = idSchema.safeParse(publisher).success;
    const [found] = await tx
      .select({ id: publishers.id })
      .from(publishers)
      .where(byId ? eq(publishers.id, publisher) : eq(publishers.slug, publisher));
    if (!found) throw new AppError('PUBLISHER_NOT_FOUND');
    const { publisherId } = publisherMembers;
    if (role === null) {
      await tx
        .delete(publisherMembers)
        .where(and(eq(publisherId, found.id), eq(publisherMembers.memberId, memberId)));
      return;
    }
    await tx
      .insert(publisherMembers)
      .values({ publisherId: found.id, memberId, role, at: new Date(now) })
      .onConflictDoUpdate({ target: [publisherId, publisherMembers.memberId], set: { role } });
  });
}
