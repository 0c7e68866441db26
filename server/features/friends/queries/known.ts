// How many friends somebody has, and whom two members both know: for profiles.
import { z } from 'zod';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';

const lowestId = '00000000-0000-0000-0000-000000000000';

/** Without those from whom a block cuts the viewer off. @param viewerId null for a guest. */
export async function countFriends(
  { sql }: Database,
  memberId: string,
  viewerId: string | null,
): Promise<number> {
  const [row] = await sql<{ friends: number }[]>`
    select count(*)::int as friends from (
      select case when low_id = ${memberId} then high_id else low_id end as id from bonds
      where state = 'friends' and (low_id = ${memberId} or high_id = ${memberId})
    ) as friend where not exists (
      select from blocks where (member_id = id and blocked_id = ${viewerId}::uuid)
        or (blocked_id = id and member_id = ${viewerId}::uuid))`;
  return row?.friends ?? 0;
}

/** The friends two members share, by id. @throws AppError BAD_CURSOR */
export async function findMutualIds(
  { sql }: Database,
  memberId: string,
  otherId: string,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<string>> {
  const [after] = cursor == null ? [lowestId] : decodeCursor(cursor, z.tuple([idSchema]));
  const friendsOf = (id: string) => sql`
    select high_id as id from bonds where low_id = ${id} and state = 'friends' and high_id > ${after}
    union all
    select low_id from bonds where high_id = ${id} and state = 'friends' and low_id > ${after}`;
  const rows = await sql<{ id: string }[]>`
    (${friendsOf(memberId)}) intersect (${friendsOf(otherId)}) order by id limit ${limit + 1}`;
  const ids = rows.slice(0, limit).map(({ id }) => id);
  const last = ids.at(-1);
  return { items: ids, nextCursor: rows.length > limit && last ? encodeCursor([last]) : null };
}
