// profiles.guestbook: what others wrote, the newest first.
import { and, asc, eq, sql } from 'drizzle-orm';
import { guestbookEntries } from '../../../../drizzle/schema/profiles.ts';
import type { Page } from '../../../../shared/primitives.ts';
import type { GuestbookEntry } from '../../../../shared/profiles.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findBlockedAmong } from '../../friends/queries.ts';
import { type Looked, lookAtPart } from './looking.ts';

const { id, ownerId, authorId, body, at, editedAt } = guestbookEntries;

/** Without those that `listEntries` leaves out. @param viewerId null for a guest. */
export async function countEntries(
  { sql: raw }: Database,
  owner: string,
  viewerId: string | null,
): Promise<number> {
  const [row] = await raw<{ entries: number }[]>`
    select count(*)::int as entries from guestbook_entries where owner_id = ${owner} and not exists (
      select from blocks where (member_id = author_id and blocked_id = any(${[owner, viewerId]}::uuid[]))
        or (blocked_id = author_id and member_id = any(${[owner, viewerId]}::uuid[])))`;
  return row?.entries ?? 0;
}

/**
 * Entries of those whom the owner or the viewer blocked, or who blocked them, are left out: a page may hold fewer than
 * asked and yet go on. @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE, BAD_CURSOR.
 */
export async function listEntries(
  database: Database,
  viewerId: string | null,
  asked: Looked & { cursor?: string | null | undefined; limit: number },
): Promise<Page<GuestbookEntry>> {
  const owner = asked.memberId;
  await lookAtPart(database, viewerId, asked, 'guestbook');
  const place = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : null;
  const when = place && new Date(place[0]).toISOString();
  const found = await database.db
    .select({ id, authorId, body, at, editedAt })
    .from(guestbookEntries)
    .where(
      and(
        eq(ownerId, owner),
        place
          ? sql`(${at} <= ${when}::timestamptz and (${at} < ${when}::timestamptz or ${id} > ${place[1]}::uuid))`
          : undefined,
      ),
    )
    .orderBy(sql`${at} desc nulls last`, asc(id))
    .limit(asked.limit + 1);
  const rows = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? rows.at(-1) : undefined;
  const authors = [...new Set(rows.map((row) => row.authorId))];
  const [refs, ...blocked] = await Promise.all([
    findMemberRefs(database, authors),
    findBlockedAmong(database, owner, authors),
    ...(viewerId === null ? [] : [findBlockedAmong(database, viewerId, authors)]),
  ]);
  return {
    items: rows.flatMap((row) => {
      const author = refs.get(row.authorId);
      if (!author || blocked.some((ids) => ids.has(author.id))) return [];
      return {
        id: row.id,
        author,
        body: row.body,
        at: row.at.getTime(),
        editedAt: row.editedAt?.getTime() ?? null,
      };
    }),
    nextCursor: last ? encodeCursor([last.at.getTime(), last.id]) : null,
  };
}
