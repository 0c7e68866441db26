// library.recent: what a member played in the last two weeks, the game played last first.
import { sql } from 'drizzle-orm';
import type { RecentGame } from '../../../../shared/library.ts';
import { playing } from '../../../../shared/playing.ts';
import type { Language, Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { columns, type FullRow, places, present } from './rows.ts';

type Asked = { cursor?: string | null | undefined; limit: number; language: Language; now: number };

/** Hidden games are left out. @throws AppError BAD_CURSOR. */
export async function listRecent(
  db: Executor,
  memberId: string,
  { cursor, limit, language, now }: Asked,
): Promise<Page<RecentGame>> {
  const [at, id] = cursor ? decodeCursor(cursor, timeAndId) : [];
  const time = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const since = time(now - playing.recent);
  const rest =
    at === undefined
      ? sql`true`
      : sql`(copy.played_at < ${time(at)} or (copy.played_at = ${time(at)} and copy.game_id > ${id}))`;
  const found = await db.execute<FullRow & { recent: string }>(sql`
    with page as (
      select ${columns(language)} from entitlements copy join games on games.id = copy.game_id
      where copy.member_id = ${memberId} and copy.played_at > ${since} and not copy.hidden and ${rest}
      order by copy.played_at desc nulls last, copy.game_id limit ${limit + 1}
    )
    select page.*, ${places(memberId)}, (
      select coalesce(sum(extract(epoch from ended_at - greatest(began_at, ${since}))) * 1000, 0)::bigint
      from play_stretches
      where play_stretches.member_id = ${memberId} and play_stretches.game_id = page.id and ended_at > ${since}
    ) as recent
    from page order by played desc, id`);
  const rows = [...found].slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => ({ ...present(row), recentMs: Number(row.recent) })),
    nextCursor: last ? encodeCursor([Number(last.played), last.id]) : null,
  };
}
