// Who speaks for a publisher, for those who do.
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { publisherMembers } from '../../../../../drizzle/schema/reviews.ts';
import { idSchema, type Page } from '../../../../../shared/primitives.ts';
import type { TeamMember } from '../../../../../shared/publishing.ts';
import { publisherRoles } from '../../../../../shared/publishingRights.ts';
import { decodeCursor, encodeCursor } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../../accounts/queries.ts';
import { expectPublisher } from '../policy.ts';

const place = z.tuple([z.int().min(1).max(publisherRoles.length), idSchema]);
/** Owners come first. */
const rank = sql<number>`array_position(${sql.raw(`array[${publisherRoles.map((role) => `'${role}'`)}]`)}, ${publisherMembers.role})`;

/** By role, then by id. @throws AppError PUBLISHER_NOT_FOUND, BAD_CURSOR. */
export async function listTeam(
  database: Database,
  memberId: string,
  { publisherId, cursor, limit }: { publisherId: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<TeamMember>> {
  const after = cursor ? decodeCursor(cursor, place) : null;
  const { db } = database;
  await expectPublisher(db, memberId, publisherId, 'look');
  const { memberId: id, role, at } = publisherMembers;
  const rows = await db
    .select({ id, role, at, rank })
    .from(publisherMembers)
    .where(
      and(
        eq(publisherMembers.publisherId, publisherId),
        after ? sql`(${rank}, ${id}) > (${after[0]}, ${after[1]})` : undefined,
      ),
    )
    .orderBy(rank, id)
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const refs = await findMemberRefs(
    database,
    page.map((row) => row.id),
  );
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.flatMap((row) => {
      const member = refs.get(row.id);
      return member ? [{ member, role: row.role, since: row.at.getTime() }] : [];
    }),
    nextCursor: last ? encodeCursor([last.rank, last.id]) : null,
  };
}
