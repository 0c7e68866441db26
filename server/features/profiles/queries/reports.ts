// profiles.entryReports: what members reported of guestbooks, the newest first, for those who look after the shop.
import { and, desc, isNotNull, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { entryReports } from '../../../../drizzle/schema/profiles.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import type { EntryReport } from '../../../../shared/profiles.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';

const byId = z.tuple([idSchema]);

/** @throws AppError BAD_CURSOR. */
export async function listEntryReports(
  database: Database,
  { closed, cursor, limit }: { closed: boolean; cursor?: string | null | undefined; limit: number },
): Promise<Page<EntryReport>> {
  const before = cursor ? decodeCursor(cursor, byId)[0] : null;
  const found = await database.db
    .select()
    .from(entryReports)
    .where(
      and(
        closed ? isNotNull(entryReports.closedAt) : isNull(entryReports.closedAt),
        before === null ? undefined : lt(entryReports.id, before),
      ),
    )
    .orderBy(desc(entryReports.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const people = rows.flatMap(({ reporterId, ownerId, authorId, closedBy }) => [
    reporterId,
    ownerId,
    authorId,
    ...(closedBy ? [closedBy] : []),
  ]);
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const refOf = (id: string) => refs.get(id) ?? goneMember(id);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ id, at, reason, note, body, entryId, closedAt, closedBy, outcome, ...ids }) => ({
      id,
      at: at.getTime(),
      reason,
      note,
      body,
      entryId,
      reporter: refOf(ids.reporterId),
      owner: refOf(ids.ownerId),
      author: refOf(ids.authorId),
      closed:
        closedAt && outcome
          ? { at: closedAt.getTime(), by: closedBy ? refOf(closedBy) : null, outcome }
          : null,
    })),
    nextCursor: last ? encodeCursor([last.id]) : null,
  };
}
