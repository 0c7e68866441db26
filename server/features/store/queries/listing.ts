// The listing of games: filtered, searched, sorted, paged. Each shape of it is built once; only values change.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import {
  gameCategories,
  gameSearch,
  games,
  gameTags,
  prices,
  sales,
  tags,
} from '../../../../drizzle/schema/store.ts';
import type { Language } from '../../../../shared/primitives.ts';
import type { GameSort } from '../../../../shared/store.ts';
import type { Drizzle } from '../../../platform/postgres/database.ts';
import type { Term } from '../search.ts';
import { isAfter, orderOf } from './keyset.ts';
import { matches, scoreOf } from './matching.ts';
import { cursorPlaceholders, selected, sortKeys } from './sorts.ts';

/** What decides the statement; the values come later, by placeholders. */
export type Shape = {
  inCategory: boolean;
  withTag: boolean;
  /** Null: no search. */
  terms: readonly Term[] | null;
  onSale: boolean;
  free: boolean;
  sort: GameSort;
  language: Language;
  /** Whether it goes on after a cursor. */
  continued: boolean;
};

const now = sql`${sql.placeholder('now')}::timestamptz`;

/** Every running sale once for each game: joined, not looked up game by game. */
const runningSales = (db: Drizzle) =>
  db
    .select({ gameId: sales.gameId, percent: sql<number>`max(${sales.percent})`.as('percent') })
    .from(sales)
    .where(sql`${sales.startsAt} <= ${now} and ${sales.endsAt} > ${now}`)
    .groupBy(sales.gameId)
    .as('running');

const noSale = sql`null::smallint`;
const noScore = sql`0`;

/** The keys of a shape, without a database: what its cursors hold. */
export const keysOf = (shape: Shape, salePercent: SQL = noSale) =>
  sortKeys(shape.sort, {
    salePercent,
    score: shape.terms ? scoreOf(shape.terms) : noScore,
    language: shape.language,
  });

function partsOf(db: Drizzle, shape: Shape) {
  const running = runningSales(db);
  const bySale = shape.onSale || shape.sort === 'price' || shape.sort === 'discount';
  const keys = keysOf(shape, sql`${running.percent}`);
  const filter = and(
    shape.inCategory ? eq(gameCategories.category, sql.placeholder('category')) : undefined,
    shape.withTag ? eq(gameTags.tag, sql.placeholder('tag')) : undefined,
    shape.terms ? matches(shape.terms) : undefined,
    shape.onSale ? sql`${running.percent} is not null and ${prices.amount} > 0` : undefined,
    shape.free ? eq(prices.amount, 0) : undefined,
  );
  return { running, bySale, byPrice: bySale || shape.free, keys, filter };
}

/** Adds the joins a shape needs; drizzle's builder changes in place. */
function join<Query extends ReturnType<typeof start>>(
  query: Query,
  shape: Shape,
  parts: ReturnType<typeof partsOf>,
) {
  const { running, bySale, byPrice } = parts;
  if (shape.inCategory) query.innerJoin(gameCategories, eq(gameCategories.gameId, games.id));
  if (shape.withTag) query.innerJoin(gameTags, eq(gameTags.gameId, games.id));
  if (shape.terms) query.innerJoin(gameSearch, eq(gameSearch.gameId, games.id));
  if (byPrice) {
    const inCurrency = and(eq(prices.gameId, games.id), eq(prices.currency, sql.placeholder('currency')));
    query.leftJoin(prices, inCurrency);
  }
  if (bySale) query.leftJoin(running, eq(running.gameId, games.id));
  return query;
}

const start = (db: Drizzle, fields: Record<string, SQL<string> | SQL.Aliased<string>>) =>
  db
    .select(fields as { id: SQL.Aliased<string> })
    .from(games)
    .$dynamic();

/** Ids of a page with the sort keys of each row, `limit` of them after the cursor. */
export function pageOf(db: Drizzle, shape: Shape) {
  const parts = partsOf(db, shape);
  const fields = Object.fromEntries(parts.keys.map((key, index) => [`key${index}`, selected(key)]));
  const after = shape.continued ? isAfter(parts.keys, cursorPlaceholders(parts.keys)) : undefined;
  return join(start(db, { ...fields, id: sql<string>`${games.id}` }), shape, parts)
    .where(and(parts.filter, after))
    .orderBy(...orderOf(parts.keys))
    .limit(sql.placeholder('limit'));
}

/** How many games the shape's filter lets through, on all pages together. */
export function totalOf(db: Drizzle, shape: Shape) {
  // The order costs nothing but may need joins; a count has none.
  const unordered: Shape = { ...shape, sort: 'popular' };
  const parts = partsOf(db, unordered);
  return join(start(db, { id: sql<string>`count(*)::text` }), unordered, parts).where(parts.filter);
}

/** The ids of all games the shape's filter lets through, as a table to count by. */
function filteredBy(db: Drizzle, shape: Shape) {
  const unordered: Shape = { ...shape, sort: 'popular' };
  const parts = partsOf(db, unordered);
  return join(start(db, { id: sql<string>`${games.id}`.as('id') }), unordered, parts)
    .where(parts.filter)
    .as('filtered');
}

/** Each tag the games of a shape carry, and the chosen one in any case: most games first. */
export function tagCountsOf(db: Drizzle, shape: Shape) {
  const filtered = filteredBy(db, shape);
  const counted = db
    .select({ tag: gameTags.tag, games: sql<number>`count(*)::int`.as('games') })
    .from(gameTags)
    .innerJoin(filtered, eq(filtered.id, gameTags.gameId))
    .groupBy(gameTags.tag)
    .as('counted');
  const count = sql<number>`coalesce(${counted.games}, 0)`;
  return db
    .select({
      slug: tags.slug,
      name: sql<string>`${tags.names} ->> ${sql.placeholder('language')}`,
      games: count,
    })
    .from(tags)
    .leftJoin(counted, eq(counted.tag, tags.slug))
    .where(sql`${counted.games} > 0 or ${tags.slug} = ${sql.placeholder('chosenTag')}`)
    .orderBy(sql`${count} desc`, tags.slug)
    .limit(sql.placeholder('limit'));
}

/** How many games of a shape stand in each category. Those without any are left out. */
export function categoryCountsOf(db: Drizzle, shape: Shape) {
  const filtered = filteredBy(db, shape);
  return db
    .select({ slug: gameCategories.category, games: sql<number>`count(*)::int` })
    .from(gameCategories)
    .innerJoin(filtered, eq(filtered.id, gameCategories.gameId))
    .groupBy(gameCategories.category);
}
