// Whether a member may do something for a publisher, or with a game of theirs. What is another's does not exist for them.
import { and, eq } from 'drizzle-orm';
import { publisherMembers } from '../../../../drizzle/schema/reviews.ts';
import { games, publishers } from '../../../../drizzle/schema/store.ts';
import type { OwnPublisher } from '../../../../shared/publishing.ts';
import { mayPublish, type PublisherRight } from '../../../../shared/publishingRights.ts';
import { AppError } from '../../../errors.ts';
import type { Executor } from '../../../platform/postgres/database.ts';

export const ownColumns = {
  id: publishers.id,
  slug: publishers.slug,
  name: publishers.name,
  role: publisherMembers.role,
};

/** @throws AppError NOT_ALLOWED where their role does not go that far. */
function expectRight({ role }: OwnPublisher, right: PublisherRight): void {
  if (!mayPublish(role, right)) throw new AppError('NOT_ALLOWED');
}

/** @throws AppError PUBLISHER_NOT_FOUND, NOT_ALLOWED. */
export async function expectPublisher(
  db: Executor,
  memberId: string,
  publisherId: string,
  right: PublisherRight,
): Promise<OwnPublisher> {
  const [found] = await db
    .select(ownColumns)
    .from(publisherMembers)
    .innerJoin(publishers, eq(publishers.id, publisherMembers.publisherId))
    .where(and(eq(publishers.id, publisherId), eq(publisherMembers.memberId, memberId)));
  if (!found) throw new AppError('PUBLISHER_NOT_FOUND');
  expectRight(found, right);
  return found;
}

/** @throws AppError GAME_NOT_FOUND, NOT_ALLOWED. */
export async function expectGameOf(
  db: Executor,
  memberId: string,
  gameId: string,
  right: PublisherRight,
): Promise<OwnPublisher> {
  const [found] = await db
    .select(ownColumns)
    .from(games)
    .innerJoin(publishers, eq(publishers.id, games.publisherId))
    .innerJoin(publisherMembers, eq(publisherMembers.publisherId, publishers.id))
    .where(and(eq(games.id, gameId), eq(publisherMembers.memberId, memberId)));
  if (!found) throw new AppError('GAME_NOT_FOUND');
  expectRight(found, right);
  return found;
}
