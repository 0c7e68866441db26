// library.overview: what there is in a library at all, its collections by name, and what is played just now.
import { sql } from 'drizzle-orm';
import type { Collection, LibraryOverview } from '../../../../shared/library.ts';
import type { Language } from '../../../../shared/primitives.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { collations } from '../../store/queries/sorts.ts';
import { findOwnPlay } from '../playing/queries.ts';

type Totals = { games: number; installed: number; unplayed: number; hidden: number; play_ms: string };

/** All of them: a member may have no more than a page could show. */
const collectionsOf = (db: Executor, memberId: string, language: Language) =>
  db.execute<Collection>(sql`
    select id, name, (
      select count(*)::int from collection_games held join entitlements copy using (member_id, game_id)
      where held.collection_id = collections.id and not copy.hidden
    ) as games
    from collections where member_id = ${memberId}
    order by name collate ${sql.identifier(collations[language])}, id`);

/** The time of hidden games counts too: it was played. */
const totalsOf = (db: Executor, memberId: string) =>
  db.execute<Totals>(sql`
    select count(*) filter (where not hidden)::int as games, count(*) filter (where hidden)::int as hidden,
      count(*) filter (where not hidden and play_ms = 0)::int as unplayed,
      count(*) filter (where not hidden and exists (
        select 1 from installs where installs.member_id = copy.member_id and installs.game_id = copy.game_id
      ))::int as installed,
      coalesce(sum(play_ms), 0)::bigint as play_ms
    from entitlements copy where member_id = ${memberId}`);

export async function findOverview(
  db: Executor,
  memberId: string,
  { language, now }: { language: Language; now: number },
): Promise<LibraryOverview> {
  const [[totals], collections, playing] = await Promise.all([
    totalsOf(db, memberId),
    collectionsOf(db, memberId, language),
    findOwnPlay(db, memberId, now),
  ]);
  const { play_ms = '0', ...counts } = totals ?? { games: 0, installed: 0, unplayed: 0, hidden: 0 };
  return { ...counts, playMs: Number(play_ms), collections: [...collections], playing };
}
