// Counts of what each choice of a filter would show, as statements of a listing's shape.
import { and, eq, notExists, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { gameCategories, games, gameTags, prices, tags } from '../../../../drizzle/schema/store.ts';
import type { Drizzle } from '../../../platform/postgres/database.ts';
import { join, partsOf, priceBandOf, ratingBand, type Shape, start } from './listing.ts';

/** Whether anything is filtered at all; without that, counting needs no look at the games. */
const isNarrowed = ({
  sort: _sort,
  language: _language,
  continued: _continued,
  ...filters
}: Shape): boolean => Object.values(filters).some((filter) => filter !== false && filter !== null);

/** Whether a game is listed, without a look at those that are: the others are few. */
export const isListed = (db: Drizzle, gameId: AnyPgColumn) =>
  notExists(
    db
      .select({ id: games.id })
      .from(games)
      .where(and(eq(games.id, gameId), sql`not ${games.listed}`)),
  );

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
  const all = db
    .select({ tag: gameTags.tag, games: sql<number>`count(*)::int`.as('games') })
    .from(gameTags)
    .$dynamic();
  if (isNarrowed(shape)) all.innerJoin(filtered, eq(filtered.id, gameTags.gameId));
  else all.where(isListed(db, gameTags.gameId));
  const counted = all.groupBy(gameTags.tag).as('counted');
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
  const all = db
    .select({ slug: gameCategories.category, games: sql<number>`count(*)::int` })
    .from(gameCategories)
    .$dynamic();
  if (isNarrowed(shape)) all.innerJoin(filtered, eq(filtered.id, gameCategories.gameId));
  else all.where(isListed(db, gameCategories.gameId));
  return all.groupBy(gameCategories.category);
}

/** How many games of a shape can be played in each language. */
export function languageCountsOf(db: Drizzle, shape: Shape) {
  const parts = partsOf(db, shape);
  // Games in the same languages are many: each list of them is taken apart once.
  const listed = join(
    start(db, {
      languages: sql<string>`${games.languages}`.as('languages'),
      many: sql<string>`count(*)`.as('many'),
    }),
    shape,
    parts,
  )
    .where(parts.filter)
    .groupBy(games.languages)
    .as('listed');
  const code = sql<string>`code`;
  return db
    .select({ code, games: sql<number>`sum(many)::int` })
    .from(sql`${listed} cross join unnest(languages) code`)
    .groupBy(code)
    .orderBy(sql`2 desc`, code);
}

/** How many games have the same facts, whatever filters by those facts are set: one scan, to be summed by each. */
export function factCountsOf(db: Drizzle, shape: Shape) {
  const unfiltered: Shape = {
    ...shape,
    onSale: false,
    free: false,
    price: null,
    bySystem: false,
    bySpoken: false,
    rating: null,
    byRelease: false,
    // Joins prices and sales.
    sort: 'price',
  };
  const parts = partsOf(db, unfiltered);
  const since = (span: string) => sql`${games.releasedAt} >= ${sql.placeholder(span)}::timestamptz`;
  const facts = {
    price: priceBandOf(parts.running.percent),
    free: sql<boolean>`coalesce(${prices.amount} = 0, false)`,
    onSale: sql<boolean>`${parts.running.percent} is not null and coalesce(${prices.amount} > 0, false)`,
    systems: sql<string[]>`${games.systems}`,
    spoken: shape.bySpoken
      ? sql<boolean>`${games.languages} @> array[${sql.placeholder('spoken')}]::text[]`
      : sql<boolean>`true`,
    rating: ratingBand,
    /** How many of the spans it is too old for; null for what is not out or not known. */
    age: sql<number | null>`case when ${games.releasedAt} > ${sql.placeholder('now')}::timestamptz then null
      when ${since('sinceMonth')} then 0 when ${since('sinceYear')} then 1 when ${since('sinceYears')} then 2
      when ${games.releasedAt} is not null then 3 end`,
  };
  return join(start(db, { ...facts, games: sql<string>`count(*)::int` } as never), unfiltered, parts)
    .where(parts.filter)
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7`);
}
