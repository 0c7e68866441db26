// Whom a member may know: friends of their friends, by how many of these they share.
import { z } from 'zod';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';

export type Suggested = { id: string; mutual: number };

const cursorSchema = z.tuple([z.number().int().min(1).max(100_000), idSchema]);

/**
 * The most in common first. Left out are the member, their friends, whoever asked them or was asked, who is blocked in
 * either direction. Who left or is kept out is for the caller to leave out.
 * @param through the friends of the member that may lead to somebody.
 * @throws AppError BAD_CURSOR.
 */
export async function findSuggested(
  { sql }: Database,
  memberId: string,
  through: readonly string[],
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<Suggested>> {
  const after = cursor == null ? null : decodeCursor(cursor, cursorSchema);
  if (through.length === 0) return { items: [], nextCursor: null };
  const rest = after
    ? sql`having count(*) < ${after[0]} or (count(*) = ${after[0]} and known.id > ${after[1]})`
    : sql``;
  const rows = await sql<Suggested[]>`
    select known.id, count(*)::int as mutual
    from (
      select high_id as id from bonds where low_id = any(${[...through]}::uuid[]) and state = 'friends'
      union all
      select low_id from bonds where high_id = any(${[...through]}::uuid[]) and state = 'friends'
    ) as known
    where known.id <> ${memberId}
      and not exists (select from bonds where low_id = least(known.id, ${memberId}::uuid)
        and high_id = greatest(known.id, ${memberId}::uuid))
      and not exists (select from blocks where member_id = ${memberId} and blocked_id = known.id)
      and not exists (select from blocks where member_id = known.id and blocked_id = ${memberId})
    group by known.id ${rest}
    order by mutual desc, known.id limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.mutual, last.id]) : null };
}
