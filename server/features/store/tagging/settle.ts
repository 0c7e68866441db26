// Which tags of members stand by a game: those that enough of its owners give, unless a moderator hid them.
import { tagging } from '../../../../shared/tagging.ts';
import type { Sql } from '../../../platform/postgres/bulk.ts';

/** Puts the members' tags of these games right, behind those of their publishers. To be called with the games held. */
export async function settleMemberTags(sql: Sql, gameIds: readonly string[]): Promise<void> {
  const ids = `{${gameIds.join(',')}}`;
  const standing = sql`
    select game_id, tag, count(*)::int as members from member_tags
    where game_id = any(${ids}::uuid[]) and not exists (
      select from hidden_tags hidden where hidden.game_id = member_tags.game_id and hidden.tag = member_tags.tag)
    group by game_id, tag having count(*) >= ${tagging.enough}`;
  await sql`delete from game_tags where game_id = any(${ids}::uuid[]) and by_members`;
  await sql`
    insert into game_tags (game_id, tag, position, by_members)
    select game_id, tag, ${tagging.behind} + row_number() over (partition by game_id order by members desc, tag), true
    from (${standing}) standing
    on conflict do nothing`;
}
