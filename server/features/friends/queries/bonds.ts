// What is between members: read by this feature and by others, who never read its tables.

import type postgres from 'postgres';
import { z } from 'zod';
import type { FriendPageInput } from '../../../../shared/friends.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';

/** `blocked` in either direction: who is blocked is not told by whom. */
type BondKind = 'self' | 'friend' | 'none' | 'blocked';

const lowestId = '00000000-0000-0000-0000-000000000000';

/** What is between two members. */
export async function bondBetween({ sql }: Database, viewerId: string, memberId: string): Promise<BondKind> {
  if (viewerId === memberId) return 'self';
  const [low, high] = viewerId < memberId ? [viewerId, memberId] : [memberId, viewerId];
  const [found] = await sql<{ blocked: boolean; friends: boolean }[]>`
    select exists (
        select from blocks where (member_id, blocked_id) in ((${low}::uuid, ${high}::uuid), (${high}::uuid, ${low}::uuid))
      ) as blocked,
      exists (select from bonds where low_id = ${low} and high_id = ${high} and state = 'friends') as friends`;
  if (found?.blocked) return 'blocked';
  return found?.friends ? 'friend' : 'none';
}

/** Who of these is blocked by the member, or has blocked them. */
export async function findBlockedAmong(
  { sql }: Database,
  memberId: string,
  otherIds: readonly string[],
): Promise<Set<string>> {
  if (otherIds.length === 0) return new Set();
  const rows = await sql<{ id: string }[]>`
    select blocked_id as id from blocks where member_id = ${memberId} and blocked_id = any(${[...otherIds]}::uuid[])
    union
    select member_id from blocks where blocked_id = ${memberId} and member_id = any(${[...otherIds]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** Who of these is a friend of the member. */
export async function findFriendsAmong(
  { sql }: { sql: postgres.ISql },
  memberId: string,
  otherIds: readonly string[],
): Promise<Set<string>> {
  if (otherIds.length === 0) return new Set();
  const rows = await sql<{ id: string }[]>`
    select high_id as id from bonds
    where low_id = ${memberId} and state = 'friends' and high_id = any(${[...otherIds]}::uuid[])
    union all
    select low_id from bonds
    where high_id = ${memberId} and state = 'friends' and low_id = any(${[...otherIds]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** The member's friends by id. @throws AppError BAD_CURSOR */
export async function findFriendIds(
  { sql }: Database,
  memberId: string,
  { cursor, limit }: FriendPageInput,
): Promise<Page<string>> {
  const [after] = cursor == null ? [lowestId] : decodeCursor(cursor, z.tuple([idSchema]));
  const rows = await sql<{ id: string }[]>`
    select high_id as id from bonds where low_id = ${memberId} and state = 'friends' and high_id > ${after}
    union all
    select low_id from bonds where high_id = ${memberId} and state = 'friends' and low_id > ${after}
    order by id limit ${limit + 1}`;
  const page = rows.slice(0, limit).map(({ id }) => id);
  const last = page.at(-1);
  return { items: page, nextCursor: rows.length > limit && last ? encodeCursor([last]) : null };
}
