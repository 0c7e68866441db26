// store.alike: games like one, by what they are and by who owns them.
import { sql } from 'drizzle-orm';
import type { GameCard } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { ownedTogether } from '../../library/queries/together.ts';
import type { Viewer } from '../viewer.ts';
import { findCards } from './cards.ts';
import { remembered } from './remembered.ts';

/** Games owned beside it that are looked at. */
const togetherAtMost = 200;
/** Games taken by tags before they are weighed with the rest. */
const byTagsAtMost = 200;

/**
 * The games most like one, the most alike first. Alike are games that share tags, the rarer the tag the more (inverse
 * document frequency, over the length of both lists: cosine similarity), and games that many of its owners own, less
 * what being popular explains: their copies as a share of those of the most owned game. Kept until the catalogue changes, a day at most.
 * @throws AppError GAME_NOT_FOUND.
 */
export async function findAlike(
  database: Database,
  gameId: string,
  limit: number,
  viewer: Viewer,
): Promise<GameCard[]> {
  const key = JSON.stringify(['alike', gameId, limit]);
  const ids = await remembered(database, { key, copies: false, now: viewer.now }, () =>
    rank(database, gameId, limit),
  );
  return findCards(database, ids, viewer);
}

async function rank({ db }: Database, gameId: string, limit: number): Promise<string[]> {
  const [known] = await db.execute(sql`select 1 from games where id = ${gameId} and state <> 'draft'`);
  if (!known) throw new AppError('GAME_NOT_FOUND');
  const together = await ownedTogether(db, gameId, togetherAtMost);
  const ids = `{${together.map((each) => each.gameId).join(',')}}`;
  const shares = `{${together.map(({ share }) => share).join(',')}}`;
  const rows = await db.execute<{ id: string }>(sql`
    with every as (select count(*)::float8 as games, max(downloads)::float8 as most from games where listed),
    weights as (
      select tag, ln(1 + every.games / count(*)) as weight from game_tags, every
      where tag in (select tag from game_tags where game_id = ${gameId})
      group by tag, every.games
    ),
    by_tags as (
      select game_id, sum(weight) as shared from weights join game_tags using (tag)
      where game_id <> ${gameId} group by game_id order by 2 desc, game_id limit ${byTagsAtMost}
    ),
    by_owners as (
      select * from unnest(${ids}::uuid[], ${shares}::float8[]) as owned(game_id, share)
    )
    select games.id from by_tags full join by_owners using (game_id) join games on games.id = game_id, every
    where games.listed
    order by
      coalesce(shared, 0) / greatest(
        (select sum(weight) from weights) * sqrt((select count(*) from game_tags where game_id = games.id)), 1)
      + greatest(coalesce(share, 0) - games.downloads / greatest(every.most, 1), 0) desc,
      games.rating_score desc, games.id
    limit ${limit}`);
  return [...rows].map(({ id }) => id);
}
