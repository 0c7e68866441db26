// store.reviews: what owners say about a game, the newest first.
import { and, eq, sql } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import { games, reviews } from '../../../../drizzle/schema/store.ts';
import type { Page } from '../../../../shared/primitives.ts';
import type { Review } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database, Drizzle } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { seen } from './cards.ts';
import { isAfter, orderOf, type SortKey } from './keyset.ts';

const keys: SortKey[] = [
  { expression: reviews.at, direction: 'desc' },
  { expression: reviews.id, direction: 'asc' },
];
const place = [sql`${sql.placeholder('at')}::timestamptz`, sql`${sql.placeholder('id')}::uuid`];

const page = (db: Drizzle, continued: boolean) =>
  db
    .select({
      id: reviews.id,
      author: { id: members.id, nickname: members.nickname, avatar: members.avatar },
      recommended: reviews.recommended,
      body: reviews.body,
      at: reviews.at,
      playMinutes: reviews.playMinutes,
    })
    .from(reviews)
    .innerJoin(members, eq(members.id, reviews.memberId))
    .where(and(eq(reviews.gameId, sql.placeholder('game')), continued ? isAfter(keys, place) : undefined))
    .orderBy(...orderOf(keys))
    .limit(sql.placeholder('limit'));

const firstPage = prepared((db) => page(db, false).prepare('reviews_first'));
const nextPage = prepared((db) => page(db, true).prepare('reviews_next'));
const gameExists = prepared((db) =>
  db
    .select({ id: games.id })
    .from(games)
    .where(and(eq(games.id, sql.placeholder('game')), seen))
    .prepare('game_exists'),
);

/** @throws AppError GAME_NOT_FOUND, BAD_CURSOR. */
export async function listReviews(
  database: Database,
  gameId: string,
  asked: { cursor?: string | null | undefined; limit: number },
): Promise<Page<Review>> {
  const values = { game: gameId, limit: asked.limit + 1 };
  const [at, id] = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : [];
  const found =
    at === undefined
      ? await firstPage(database).execute(values)
      : await nextPage(database).execute({ ...values, at: new Date(at).toISOString(), id });
  if (found.length === 0 && (await gameExists(database).execute({ game: gameId })).length === 0) {
    throw new AppError('GAME_NOT_FOUND');
  }
  const items = found.slice(0, asked.limit).map((row) => ({ ...row, at: row.at.getTime() }));
  const last = found.length > asked.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
