// The search rows of games, made anew from what the tables hold of them.
import type { Sql } from '../../../platform/postgres/bulk.ts';
import { searchRow } from '../search.ts';

type Found = {
  id: string;
  title: string;
  titles: Record<string, string>;
  publisher: string | null;
  tags: string[];
};

/** Writes the search rows of these games, inside the transaction that changed them. */
export async function refreshSearch(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const games = await sql<Found[]>`
    select g.id, g.title, g.titles, p.name as publisher, array(
      select distinct name.value from game_tags join tags on tags.slug = game_tags.tag, jsonb_each_text(tags.names) name
      where game_tags.game_id = g.id
    ) as tags
    from games g left join publishers p on p.id = g.publisher_id
    where g.id = any(${[...ids]}::uuid[])`;
  const rows = games.map(({ id, title, titles, publisher, tags }) => ({
    game_id: id,
    ...searchRow({ titles: [title, ...Object.values(titles)], publisher: publisher ?? '', tags }),
  }));
  await sql`
    insert into game_search (game_id, name, document, grams)
    select game_id, name, document, grams
    from json_populate_recordset(null::game_search, (${JSON.stringify(rows)}::text)::json)
    on conflict (game_id) do update
      set name = excluded.name, document = excluded.document, grams = excluded.grams
      where (game_search.name, game_search.document, game_search.grams)
        is distinct from (excluded.name, excluded.document, excluded.grams)`;
  // Otherwise searches would read through what waits to be indexed.
  await sql`select gin_clean_pending_list('game_search_document'), gin_clean_pending_list('game_search_grams')`;
}
