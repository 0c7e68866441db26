// Games as cards: everything a shelf shows of them, for one viewer, in one prepared statement.
import { and, desc, eq, sql } from 'drizzle-orm';
import {
  games,
  gameTags,
  gameTexts,
  prices,
  publishers,
  sales,
  tags,
  wishes,
} from '../../../../drizzle/schema/store.ts';
import { type GameCard, rate, type Tag } from '../../../../shared/store.ts';
import type { Database, Drizzle } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { presentPrice } from '../present.ts';
import { type Viewer, viewerValues } from '../viewer.ts';

const language = sql.placeholder('language');
const now = sql`${sql.placeholder('now')}::timestamptz`;

/** The best of the sales that run now. */
const bestSale = (db: Drizzle) =>
  db
    .select({ percent: sales.percent, endsAt: sales.endsAt })
    .from(sales)
    .where(sql`${sales.gameId} = ${games.id} and ${sales.startsAt} <= ${now} and ${sales.endsAt} > ${now}`)
    .orderBy(desc(sales.percent), desc(sales.endsAt))
    .limit(1)
    .as('best_sale');

const tagsOf = sql<Tag[]>`(
  select coalesce(
    json_agg(
      json_build_object('slug', ${tags.slug}, 'name', ${tags.names} ->> ${language}) order by ${gameTags.position}
    ),
    '[]'::json
  )
  from ${gameTags} join ${tags} on ${tags.slug} = ${gameTags.tag}
  where ${gameTags.gameId} = ${games.id}
)`;

/** The name in the viewer's language where it differs, else the proper one. */
export const titleIn = (spoken: ReturnType<typeof sql.placeholder>) =>
  sql<string>`coalesce(${games.titles} ->> ${spoken}, ${games.title})`;

/** A text is never missing: English stands in. */
export const textIn = (column: 'short' | 'long') => sql<string>`coalesce((
  select ${gameTexts[column]} from ${gameTexts}
  where ${gameTexts.gameId} = ${games.id} and ${gameTexts.language} in (${language}, 'en')
  order by ${gameTexts.language} = ${language} desc limit 1
), '')`;

/** What others than its makers may know of. */
export const seen = sql`${games.state} <> 'draft'`;

/** Joins the price a game is sold at in the viewer's currency. */
export const priceOf = and(
  eq(prices.gameId, games.id),
  eq(prices.currency, sql.placeholder('currency')),
  eq(games.sold, true),
);

const cardsById = prepared((db) => {
  const sale = bestSale(db);
  return db
    .select({
      id: games.id,
      slug: games.slug,
      title: titleIn(language),
      short: textIn('short'),
      publisher: { id: publishers.id, name: publishers.name },
      tags: tagsOf,
      releasedAt: games.releasedAt,
      state: games.state,
      amount: prices.amount,
      percent: sale.percent,
      saleEndsAt: sale.endsAt,
      positive: games.positive,
      reviews: games.reviews,
      downloads: games.downloads,
      wished: sql<boolean>`exists (
        select 1 from ${wishes}
        where ${wishes.memberId} = ${sql.placeholder('member')}::uuid and ${wishes.gameId} = ${games.id}
      )`,
    })
    .from(games)
    .leftJoin(publishers, eq(publishers.id, games.publisherId))
    .leftJoin(prices, priceOf)
    .leftJoinLateral(sale, sql`true`)
    .where(sql`${games.id} = any(${sql.placeholder('ids')}::uuid[]) and ${seen}`)
    .prepare('cards_by_id');
});

/** The games with these ids, in the order of the ids; those that do not exist are left out. */
export async function findCards(
  database: Database,
  ids: readonly string[],
  viewer: Viewer,
): Promise<GameCard[]> {
  if (ids.length === 0) return [];
  const rows = await cardsById(database).execute({ ...viewerValues(viewer), ids: `{${ids.join(',')}}` });
  const cards = new Map<string, GameCard>();
  for (const row of rows) {
    cards.set(row.id, {
      id: row.id,
      slug: row.slug,
      title: row.title,
      short: row.short,
      publisher: row.publisher,
      tags: row.tags,
      releasedAt: row.releasedAt?.getTime() ?? null,
      state: row.state as GameCard['state'],
      price: presentPrice(row, viewer.currency),
      rating: rate(row.positive, row.reviews),
      downloads: row.downloads,
      wished: row.wished,
    });
  }
  return ids.flatMap((id) => cards.get(id.toLowerCase()) ?? []);
}
