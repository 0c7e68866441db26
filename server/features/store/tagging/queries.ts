// The tags members give a game, with how many give them, and a member's own.
import { sql } from 'drizzle-orm';
import type { GameTags } from '../../../../shared/store.ts';
import { tagging } from '../../../../shared/tagging.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findCopy } from '../../library/queries.ts';
import { seen } from '../queries/cards.ts';
import type { Viewer } from '../viewer.ts';

type Row = { slug: string; name: string; members: number; mine: boolean; hidden: boolean };

/**
 * Those most give first; hidden ones for moderators alone.
 * @throws AppError GAME_NOT_FOUND.
 */
export async function findGameTags(
  { db }: Database,
  gameId: string,
  { memberId, language }: Pick<Viewer, 'memberId' | 'language'>,
  keeps: boolean,
): Promise<GameTags> {
  const [games, rows, copy] = await Promise.all([
    db.execute(sql`select from games where id = ${gameId} and ${seen}`),
    db.execute<Row>(sql`
      select tags.slug, tags.names ->> ${language} as name, count(*)::int as members,
        coalesce(bool_or(given.member_id = ${memberId}::uuid), false) as mine,
        exists (select from hidden_tags where game_id = ${gameId} and tag = tags.slug) as hidden
      from member_tags given join tags on tags.slug = given.tag
      where given.game_id = ${gameId} group by tags.slug
      order by mine desc, members desc, tags.slug limit ${tagging.shown + tagging.mine}`),
    memberId === null ? null : findCopy(db, memberId, gameId),
  ]);
  if (games.length === 0) throw new AppError('GAME_NOT_FOUND');
  const all = [...rows];
  return {
    tags: all
      .filter(({ hidden }) => keeps || !hidden)
      .toSorted((one, other) => other.members - one.members)
      .slice(0, tagging.shown)
      .map(({ slug, name, members, hidden }) => ({ slug, name, members, hidden })),
    mine: all.filter(({ mine }) => mine).map(({ slug, name }) => ({ slug, name })),
    mayTag: copy !== null,
  };
}
