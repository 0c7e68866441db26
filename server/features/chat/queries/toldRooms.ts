// Which rooms hear of members' coming and going.
import type { Database } from '../../../platform/postgres/database.ts';

/** The most rooms that hear of one member. */
const roomsTold = 100;

/** Of each of these members the rooms that hear of them, at most so many; a direct one and the lobby do not. */
export async function findToldRoomsOf(
  { sql }: Database,
  memberIds: readonly string[],
): Promise<Map<string, string[]>> {
  // As text, since of an array PostgreSQL sees how long it is, and plans anew each time.
  const rows = await sql<{ memberId: string; roomIds: string[] }[]>`
    select asked.id as "memberId", told.ids as "roomIds"
    from string_to_table(${memberIds.join()}, ',') as asked(id)
    cross join lateral (
      select array_agg(id) as ids from (
        select hearing.id from room_members
        cross join lateral (
          -- One by one, by its key: joined as a whole, all rooms would be read.
          select id from rooms where id = room_id and kind not in ('direct', 'lobby') limit 1
        ) as hearing
        where member_id = asked.id::uuid limit ${roomsTold}
      ) as theirs
    ) as told
    where told.ids is not null`;
  return new Map(rows.map(({ memberId, roomIds }) => [memberId, roomIds]));
}
