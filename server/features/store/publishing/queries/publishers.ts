// The publishers a member speaks for.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { publisherMembers } from '../../../../../drizzle/schema/reviews.ts';
import { publishers } from '../../../../../drizzle/schema/store.ts';
import { idSchema, type Page } from '../../../../../shared/primitives.ts';
import type { OwnPublisher } from '../../../../../shared/publishing.ts';
import { AppError } from '../../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { ownColumns } from '../policy.ts';

const byId = z.tuple([idSchema]);

/** By their ids. @throws AppError BAD_CURSOR. */
export async function listOwnPublishers(
  { db }: Database,
  memberId: string,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<OwnPublisher>> {
  const after = cursor ? decodeCursor(cursor, byId)[0] : null;
  const rows = await db
    .select(ownColumns)
    .from(publisherMembers)
    .innerJoin(publishers, eq(publishers.id, publisherMembers.publisherId))
    .where(
      and(eq(publisherMembers.memberId, memberId), after === null ? undefined : gt(publishers.id, after)),
    )
    .orderBy(asc(publishers.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.id]) : null };
}

/** @param publisher its id or its slug. @throws AppError PUBLISHER_NOT_FOUND also for another's. */
export async function findOwnPublisher(
  { db }: Database,
  memberId: string,
  publisher: string,
): Promise<OwnPublisher> {
  const [found] = await db
    .select(ownColumns)
    .from(publisherMembers)
    .innerJoin(publishers, eq(publishers.id, publisherMembers.publisherId))
    .where(
      and(
        eq(publisherMembers.memberId, memberId),
        sql`${publisher} in (${publishers.slug}, ${publishers.id}::text)`,
      ),
    );
  if (!found) throw new AppError('PUBLISHER_NOT_FOUND');
  return found;
}
