// store.reviews: what others say about a game, narrowed and sorted as asked.
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reviews } from '../../../../../drizzle/schema/reviews.ts';
import { games } from '../../../../../drizzle/schema/store.ts';
import { idSchema, type Page } from '../../../../../shared/primitives.ts';
import type { ReviewSort } from '../../../../../shared/reviewing.ts';
import type { Review, ReviewsAsked } from '../../../../../shared/reviews.ts';
import { AppError } from '../../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../../platform/cursor.ts';
import type { Database, Drizzle } from '../../../../platform/postgres/database.ts';
import { prepared } from '../../../../platform/postgres/prepared.ts';
import { seen } from '../../queries/cards.ts';
import { isAfter, orderOf, type SortKey } from '../../queries/keyset.ts';
import { member, presentReview, reviewsFor } from './row.ts';

const newest: SortKey[] = [
  { expression: reviews.at, direction: 'desc' },
  { expression: reviews.id, direction: 'asc' },
];
const newestAfter = [sql`${sql.placeholder('at')}::timestamptz`, sql`${sql.placeholder('id')}::uuid`];

/** What comes before the newest in each sort: a number of the review. */
const firstKeys = { helpful: reviews.helpful, played: reviews.playMinutes } as const;

function keysOf(sort: ReviewSort) {
  if (sort === 'newest') return { keys: newest, place: newestAfter };
  const first: SortKey = { expression: firstKeys[sort], direction: 'desc' };
  return {
    keys: [first, ...newest],
    place: [sql`${sql.placeholder('first')}::int`, ...newestAfter],
  };
}

/** The value of a filter, or null where it is not asked for. */
const asked = (name: string, type: string) => sql`${sql.placeholder(name)}::${sql.raw(type)}`;
const fits = and(
  eq(reviews.gameId, sql.placeholder('game')),
  sql`${reviews.hiddenAt} is null`,
  sql`${reviews.memberId} is distinct from ${member}`,
  sql`(${asked('recommended', 'boolean')} is null or ${reviews.recommended} = ${asked('recommended', 'boolean')})`,
  sql`(${asked('language', 'text')} is null or ${reviews.language} = ${asked('language', 'text')})`,
  sql`${reviews.playMinutes} >= ${asked('playedFrom', 'int')}`,
);

function page(db: Drizzle, sort: ReviewSort, continued: boolean) {
  const { keys, place } = keysOf(sort);
  return reviewsFor(db)
    .where(and(fits, continued ? isAfter(keys, place) : undefined))
    .orderBy(...orderOf(keys))
    .limit(sql.placeholder('limit'));
}

const pagesOf = (sort: ReviewSort) => ({
  first: prepared((db) => page(db, sort, false).prepare(`reviews_${sort}`)),
  next: prepared((db) => page(db, sort, true).prepare(`reviews_${sort}_next`)),
});
const pages = { newest: pagesOf('newest'), helpful: pagesOf('helpful'), played: pagesOf('played') };

const gameExists = prepared((db) =>
  db
    .select({ id: games.id })
    .from(games)
    .where(and(eq(games.id, sql.placeholder('game')), seen))
    .prepare('game_exists'),
);

/** @throws AppError GAME_NOT_FOUND. */
export async function expectGame(database: Database, gameId: string): Promise<void> {
  const found = await gameExists(database).execute({ game: gameId });
  if (found.length === 0) throw new AppError('GAME_NOT_FOUND');
}

/** The sort stands in the cursor, since a place in one is none in another. */
const cursorOf = (sort: ReviewSort) =>
  z.tuple([z.literal(sort), z.int().min(0).max(2_147_483_647), timeAndId.def.items[0], idSchema]);

/**
 * A page of them; the viewer's own comes apart (see standing.ts).
 * @throws AppError GAME_NOT_FOUND, BAD_CURSOR.
 */
export async function listReviews(
  database: Database,
  { gameId, sort, cursor, limit, recommended, language, playedFrom = 0 }: ReviewsAsked,
  memberId: string | null,
): Promise<Page<Review>> {
  const values = {
    game: gameId,
    member: memberId,
    recommended: recommended ?? null,
    language: language ?? null,
    playedFrom,
    limit: limit + 1,
  };
  const place = cursor ? decodeCursor(cursor, cursorOf(sort)) : null;
  const found = await (place
    ? pages[sort].next(database).execute({
        ...values,
        first: place[1],
        at: new Date(place[2]).toISOString(),
        id: place[3],
      })
    : pages[sort].first(database).execute(values));
  if (found.length === 0) await expectGame(database, gameId);
  const items = found.slice(0, limit).map(presentReview);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([sort, firstOf(last, sort), last.at, last.id]) : null };
}

function firstOf({ votes, playMinutes }: Review, sort: ReviewSort): number {
  if (sort === 'newest') return 0;
  return sort === 'helpful' ? votes.helpful : playMinutes;
}
