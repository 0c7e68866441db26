// What games are called, for lists that name them and no more.
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Language } from '../../../../shared/primitives.ts';
import type { GameRef } from '../../../../shared/store.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { fold } from '../search.ts';

/** These games by id, named in a language where their name differs; those that do not exist are left out. */
export async function findTitles(
  db: Executor,
  gameIds: readonly string[],
  language: Language,
): Promise<Map<string, GameRef>> {
  const rows = await db.execute<GameRef>(sql`
    select id, slug, coalesce(titles ->> ${language}, title) as title from games
    where id = any(${`{${gameIds.join(',')}}`}::uuid[])`);
  return new Map([...rows].map(({ id, slug, title }) => [id, { id, slug, title }]));
}

/** Whether one of a game's names, in any language, holds a text, however it is spelled. */
export const namedLike = (gameId: SQLWrapper, text: string): SQL => sql`exists (
  select 1 from game_search where game_search.game_id = ${gameId} and strpos(game_search.name, ${fold(text)}) > 0)`;
