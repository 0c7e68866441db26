// A publisher's games, drafts among them, and one of them with its prices and sales.
import { and, asc, eq, gt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { games, prices, sales } from '../../../../../drizzle/schema/store.ts';
import { type Currency, idSchema, type Page } from '../../../../../shared/primitives.ts';
import type { GameSale, PublishedGame, PublishedGameDetail } from '../../../../../shared/publishing.ts';
import { rate } from '../../../../../shared/store.ts';
import { AppError } from '../../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { isAfter, orderOf, type SortKey } from '../../queries/keyset.ts';
import { expectGameOf, expectPublisher } from '../policy.ts';

type Paged = { cursor?: string | null | undefined; limit: number };

const columns = {
  id: games.id,
  slug: games.slug,
  title: games.title,
  state: games.state,
  releasedAt: games.releasedAt,
  copies: games.downloads,
  wishes: games.wishes,
  reviews: games.reviews,
  positive: games.positive,
};

type Row = Omit<PublishedGame, 'rating' | 'releasedAt'> & {
  releasedAt: Date | null;
  reviews: number;
  positive: number;
};

const present = ({ reviews, positive, releasedAt, ...game }: Row): PublishedGame => ({
  ...game,
  releasedAt: releasedAt?.getTime() ?? null,
  rating: rate(positive, reviews),
});

const byTitle = z.tuple([z.string().max(2_000), idSchema]);

/** By title. @throws AppError PUBLISHER_NOT_FOUND, BAD_CURSOR. */
export async function listPublishedGames(
  { db }: Database,
  memberId: string,
  { publisherId, cursor, limit }: Paged & { publisherId: string },
): Promise<Page<PublishedGame>> {
  const place = cursor ? decodeCursor(cursor, byTitle) : null;
  await expectPublisher(db, memberId, publisherId, 'look');
  const rows = await db
    .select(columns)
    .from(games)
    .where(
      and(
        eq(games.publisherId, publisherId),
        place
          ? or(gt(games.title, place[0]), and(eq(games.title, place[0]), gt(games.id, place[1])))
          : undefined,
      ),
    )
    .orderBy(asc(games.title), asc(games.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(present);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.title, last.id]) : null };
}

/** @throws AppError GAME_NOT_FOUND. */
export async function findPublishedGame(
  { db }: Database,
  memberId: string,
  gameId: string,
): Promise<PublishedGameDetail> {
  const publisher = await expectGameOf(db, memberId, gameId, 'look');
  const { currency, amount } = prices;
  const [[row], priced] = await Promise.all([
    db.select(columns).from(games).where(eq(games.id, gameId)),
    db.select({ currency, amount }).from(prices).where(eq(prices.gameId, gameId)),
  ]);
  if (!row) throw new AppError('GAME_NOT_FOUND');
  const all = Object.fromEntries(priced.map((price) => [price.currency, price.amount]));
  return { ...present(row), publisher, prices: all as Partial<Record<Currency, number>> };
}

const latest: SortKey[] = [
  { expression: sales.startsAt, direction: 'desc' },
  { expression: sales.id, direction: 'asc' },
];

/** The sales of a game, the latest first. @throws AppError GAME_NOT_FOUND, BAD_CURSOR. */
export async function listSales(
  { db }: Database,
  memberId: string,
  { gameId, cursor, limit }: Paged & { gameId: string },
): Promise<Page<GameSale>> {
  const place = cursor ? decodeCursor(cursor, timeAndId) : null;
  await expectGameOf(db, memberId, gameId, 'look');
  const rows = await db
    .select()
    .from(sales)
    .where(
      and(
        eq(sales.gameId, gameId),
        place
          ? isAfter(latest, [sql`${new Date(place[0]).toISOString()}::timestamptz`, sql`${place[1]}::uuid`])
          : undefined,
      ),
    )
    .orderBy(...orderOf(latest))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((sale) => ({
    id: sale.id,
    percent: sale.percent,
    startsAt: sale.startsAt.getTime(),
    endsAt: sale.endsAt.getTime(),
    mine: sale.publisherId !== null,
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.startsAt, last.id]) : null };
}
