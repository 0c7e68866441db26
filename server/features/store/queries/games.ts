// store.games: which games, how many in all, and where the next page begins.
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { categories } from '../../../../drizzle/schema/store.ts';
import { priceBounds, type ReleaseSpan, spanDays } from '../../../../shared/priceBands.ts';
import type { facetsInput, GamesPage, gamesInput } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { parseQuery } from '../search.ts';
import { type Viewer, viewerValues } from '../viewer.ts';
import { findCards } from './cards.ts';
import { categoryCountsOf, factCountsOf, languageCountsOf, tagCountsOf } from './counting.ts';
import { keysOf, pageOf, type Shape, totalOf } from './listing.ts';
import { remembered } from './remembered.ts';
import { cursorSchema, cursorValue, cursorValues } from './sorts.ts';

type Row = Record<string, string>;
type Statement = { execute(values: Record<string, unknown>): Promise<unknown> };

/** Statements of shapes without a search text; so many at most, as filters may be put together in thousands of ways. */
const keptAtMost = 300;
const kept = prepared(() => new Map<string, Statement>());

const builders = {
  page: pageOf,
  total: totalOf,
  tags: tagCountsOf,
  categories: categoryCountsOf,
  languages: languageCountsOf,
  facts: factCountsOf,
};

/** A shape's statement: kept by PostgreSQL too, unless a search text makes it one of many. */
export function statement(database: Database, part: keyof typeof builders, shape: Shape): Statement {
  const build = () => builders[part](database.db, shape);
  if (shape.terms) return build();
  const name = `games_${part} ${JSON.stringify(shape)}`;
  const statements = kept(database);
  const known = statements.get(name);
  if (known) return known;
  if (statements.size >= keptAtMost) return build();
  const made = build().prepare(name);
  statements.set(name, made);
  return made;
}

const rowsOf = async (found: Promise<unknown>) => (await found) as Row[];

const categoryExists = prepared((db) =>
  db
    .select({ slug: categories.slug })
    .from(categories)
    .where(eq(categories.slug, sql.placeholder('slug')))
    .prepare('category_exists'),
);

export async function requireCategory(database: Database, slug: string): Promise<void> {
  const found = await categoryExists(database).execute({ slug });
  if (found.length === 0) throw new AppError('CATEGORY_NOT_FOUND');
}

const nothing: GamesPage = { items: [], total: 0, nextCursor: null };

const day = 24 * 3_600_000;
/** The beginning of a span of days that ends today (UTC), so that it moves once a day. */
const sinceOf = (span: ReleaseSpan, now: number) =>
  new Date(Math.floor(now / day) * day - spanDays[span] * day).toISOString();

/** The values of a filter's placeholders. */
export function filterValues(input: z.output<typeof facetsInput>, viewer: Viewer) {
  const [priceLow, priceMiddle] = priceBounds[viewer.currency];
  return {
    ...viewerValues(viewer),
    category: input.category,
    tag: input.tag,
    priceLow,
    priceMiddle,
    system: input.system,
    spoken: input.spoken,
    since: sinceOf(input.released ?? 'month', viewer.now),
    sinceMonth: sinceOf('month', viewer.now),
    sinceYear: sinceOf('year', viewer.now),
    sinceYears: sinceOf('years', viewer.now),
  };
}

/** The shape of a request. Relevance without a search text is popularity. */
export function shapeOf(input: Omit<z.output<typeof gamesInput>, 'limit'>, viewer: Viewer): Shape {
  const terms = input.q ? parseQuery(input.q) : null;
  const sort = input.sort ?? (terms ? 'relevance' : 'popular');
  return {
    inCategory: input.category !== undefined,
    withTag: input.tag !== undefined,
    terms,
    onSale: input.onSale === true,
    free: input.free === true,
    price: input.price ?? null,
    bySystem: input.system !== undefined,
    bySpoken: input.spoken !== undefined,
    rating: input.rating ?? null,
    byRelease: input.released !== undefined,
    sort: sort === 'relevance' && !terms ? 'popular' : sort,
    language: viewer.language,
    continued: Boolean(input.cursor),
  };
}

/** @throws AppError CATEGORY_NOT_FOUND, BAD_CURSOR. */
export async function listGames(
  database: Database,
  input: z.output<typeof gamesInput>,
  viewer: Viewer,
): Promise<GamesPage> {
  const shape = shapeOf(input, viewer);
  const keys = keysOf(shape);
  const place = input.cursor ? decodeCursor(input.cursor, cursorSchema(shape.sort, keys)) : [];
  if (input.category !== undefined) await requireCategory(database, input.category);
  if (shape.terms?.length === 0) return nothing;

  const filter = filterValues(input, viewer);
  const { cursor: _place, limit: _limit, sort: _sort, ...narrowing } = input;
  const { language, currency, now } = viewer;
  const keep = <Answer>(kind: string, asked: object, count: () => Promise<Answer>) => {
    const key = JSON.stringify([kind, asked, language, currency]);
    return remembered(database, { key, copies: kind === 'page', now }, count);
  };
  const page = () =>
    rowsOf(
      statement(database, 'page', shape).execute({
        ...filter,
        ...cursorValues(place),
        limit: input.limit + 1,
      }),
    );
  const total = () =>
    rowsOf(statement(database, 'total', { ...shape, sort: 'popular', continued: false }).execute(filter));
  const [rows, [counted]] = await Promise.all([keep('page', input, page), keep('total', narrowing, total)]);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  const ids = shown.map((row) => row['id'] ?? '');
  return {
    items: await findCards(database, ids, viewer),
    total: Number(counted?.['id'] ?? 0),
    nextCursor: last
      ? encodeCursor([shape.sort, ...keys.map((key, index) => cursorValue(key, last[`key${index}`] ?? ''))])
      : null,
  };
}
