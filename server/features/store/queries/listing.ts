// The listing of games: filtered, searched, sorted, paged. Each shape of it is built once; only values change.
import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  gameCategories,
  gameSearch,
  games,
  gameTags,
  prices,
  sales,
} from '../../../../drizzle/schema/store.ts';
import type { PriceBand } from '../../../../shared/priceBands.ts';
import type { Language } from '../../../../shared/primitives.ts';
import { type GameSort, type RatingBand, ratingMinimum } from '../../../../shared/store.ts';
import type { Drizzle } from '../../../platform/postgres/database.ts';
import type { Term } from '../search.ts';
import { priceOf } from './cards.ts';
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
  price: PriceBand | null;
  bySystem: boolean;
  bySpoken: boolean;
  rating: Exclude<RatingBand, 'few'> | null;
  byRelease: boolean;
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

/** The band of what a game costs now, by the bounds given as values. */
export const priceBandOf = (percent: SQLWrapper) => {
  const cost = sql`${prices.amount} * (100 - coalesce(${percent}, 0)) / 100`;
  return sql<PriceBand>`case when ${prices.amount} is null then 'unsold'
    when ${cost} <= ${sql.placeholder('priceLow')}::bigint then 'low'
    when ${cost} <= ${sql.placeholder('priceMiddle')}::bigint then 'middle' else 'high' end`;
};

/** `rate` of shared/store.ts in SQL. */
export const ratingBand = sql<RatingBand>`case when ${games.reviews} < ${sql.raw(String(ratingMinimum))} then 'few'
  when ${games.positive} * 100 / ${games.reviews} >= 80 then 'loved'
  when ${games.positive} * 100 / ${games.reviews} >= 70 then 'liked'
  when ${games.positive} * 100 / ${games.reviews} >= 40 then 'mixed'
  when ${games.positive} * 100 / ${games.reviews} >= 20 then 'disliked' else 'panned' end`;

const noSale = sql`null::smallint`;
const noScore = sql`0`;

/** The keys of a shape, without a database: what its cursors hold. */
export const keysOf = (shape: Shape, salePercent: SQL = noSale) =>
  sortKeys(shape.sort, {
    salePercent,
    score: shape.terms ? scoreOf(shape.terms) : noScore,
    language: shape.language,
  });

export function partsOf(db: Drizzle, shape: Shape) {
  const running = runningSales(db);
  const bySale = shape.onSale || shape.price !== null || shape.sort === 'price' || shape.sort === 'discount';
  const keys = keysOf(shape, sql`${running.percent}`);
  const filter = and(
    eq(games.listed, true),
    shape.inCategory ? eq(gameCategories.category, sql.placeholder('category')) : undefined,
    shape.withTag ? eq(gameTags.tag, sql.placeholder('tag')) : undefined,
    shape.terms ? matches(shape.terms) : undefined,
    shape.onSale ? sql`${running.percent} is not null and ${prices.amount} > 0` : undefined,
    shape.free ? eq(prices.amount, 0) : undefined,
    shape.price === null ? undefined : sql`${priceBandOf(running.percent)} = ${shape.price}`,
    shape.bySystem ? sql`${games.systems} @> array[${sql.placeholder('system')}]::text[]` : undefined,
    shape.bySpoken ? sql`${games.languages} @> array[${sql.placeholder('spoken')}]::text[]` : undefined,
    shape.rating === null ? undefined : sql`${ratingBand} = ${shape.rating}`,
    shape.byRelease
      ? sql`${games.releasedAt} >= ${sql.placeholder('since')}::timestamptz and ${games.releasedAt} <= ${now}`
      : undefined,
  );
  return { running, bySale, byPrice: bySale || shape.free, keys, filter };
}

/** Adds the joins a shape needs; drizzle's builder changes in place. */
export function join<Query extends ReturnType<typeof start>>(
  query: Query,
  shape: Shape,
  parts: ReturnType<typeof partsOf>,
) {
  const { running, bySale, byPrice } = parts;
  if (shape.inCategory) query.innerJoin(gameCategories, eq(gameCategories.gameId, games.id));
  if (shape.withTag) query.innerJoin(gameTags, eq(gameTags.gameId, games.id));
  if (shape.terms) query.innerJoin(gameSearch, eq(gameSearch.gameId, games.id));
  if (byPrice) {
    query.leftJoin(prices, priceOf);
  }
  if (bySale) query.leftJoin(running, eq(running.gameId, games.id));
  return query;
}

export const start = (db: Drizzle, fields: Record<string, SQL<string> | SQL.Aliased<string>>) =>
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
