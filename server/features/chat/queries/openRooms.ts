// Which room members may be found in: what a presence tells of them.
import type { Database } from '../../../platform/postgres/database.ts';

export type FoundIn = { id: string; title: string };

/** Of each of these members the open room without a password that they entered last; those in none are left out. */
export async function findOpenRoomsOf(
  { sql }: Database,
  memberIds: readonly string[],
): Promise<Map<string, FoundIn>> {
  if (memberIds.length === 0) return new Map();
  // As text, since of an array PostgreSQL sees how long it is, and plans anew each time.
  const rows = await sql<(FoundIn & { memberId: string })[]>`
    select asked.id as "memberId", entered.id, entered.title
    from string_to_table(${memberIds.join()}, ',') as asked(id),
    lateral (
      select open.id, open.title from room_members
      cross join lateral (
        -- One by one, by its key: joined as a whole, all rooms would be read.
        select id, title from rooms where id = room_id and kind = 'open' and password_hash is null limit 1
      ) as open
      where member_id = asked.id::uuid order by joined_at desc, room_id desc limit 1
    ) as entered`;
  return new Map(rows.map(({ memberId, ...room }) => [memberId, room]));
}
