// Members by how their nickname begins.
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { members } from '../../../drizzle/schema/accounts.ts';
import type { MemberRef } from '../../../shared/accounts.ts';
import { idSchema } from '../../../shared/primitives.ts';
import type { Database } from '../../platform/postgres/database.ts';
import { nicknameKey } from './names.ts';
import { notBanned } from './policy.ts';

/** With what makes the nickname unique, by which they are sorted. */
export type Named = MemberRef & { key: string };

/**
 * Members whose nickname begins with a text, in whatever case and script, or whose id it is, in the order of code points;
 * nobody who has left or is kept out. Served by the index members_by_name.
 * @param page.after key and id of the last one there was.
 */
export async function findNamed(
  { db }: Database,
  q: string,
  { after, limit, now }: { after: readonly [string, string] | null; limit: number; now: number },
): Promise<Named[]> {
  const { id, nickname, avatar, nicknameKey: column } = members;
  const key = sql<string>`${column} collate "C"`;
  const asId = idSchema.safeParse(q);
  const prefix = nicknameKey(q);
  const begins = and(sql`${key} >= ${prefix}`, sql`${key} < ${`${prefix}\u{10ffff}`}`);
  return db
    .select({ id, nickname, avatar, key: column })
    .from(members)
    .where(
      and(
        isNull(members.deletedAt),
        asId.success ? or(begins, eq(id, asId.data)) : begins,
        notBanned(now),
        after ? sql`(${key}, ${id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(key, id)
    .limit(limit);
}
