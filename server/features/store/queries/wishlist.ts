// store.wishlist: what a member wishes for, the newest wish first.
import { and, count, eq, sql } from 'drizzle-orm';
import { wishes } from '../../../../drizzle/schema/store.ts';
import type { Page } from '../../../../shared/primitives.ts';
import type { WishlistItem } from '../../../../shared/store.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database, Drizzle, Executor } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { presentWishAlert } from '../present.ts';
import type { Viewer } from '../viewer.ts';
import { findCards } from './cards.ts';
import { isAfter, orderOf, type SortKey } from './keyset.ts';

const keys: SortKey[] = [
  { expression: wishes.at, direction: 'desc' },
  { expression: wishes.gameId, direction: 'asc' },
];
const place = [sql`${sql.placeholder('at')}::timestamptz`, sql`${sql.placeholder('id')}::uuid`];

const page = (db: Drizzle, continued: boolean) =>
  db
    .select({
      gameId: wishes.gameId,
      at: wishes.at,
      when: wishes.alertWhen,
      value: wishes.alertValue,
      currency: wishes.alertCurrency,
    })
    .from(wishes)
    .where(and(eq(wishes.memberId, sql.placeholder('member')), continued ? isAfter(keys, place) : undefined))
    .orderBy(...orderOf(keys))
    .limit(sql.placeholder('limit'));

const firstPage = prepared((db) => page(db, false).prepare('wishes_first'));
const nextPage = prepared((db) => page(db, true).prepare('wishes_next'));

type Asked = { cursor?: string | null | undefined; limit: number };

type Wished = Awaited<ReturnType<ReturnType<typeof firstPage>['execute']>>[number];

/** Which games a member wishes for, and since when; at which price they are told is theirs alone. @throws AppError BAD_CURSOR. */
export async function listWished(database: Database, memberId: string, asked: Asked): Promise<Page<Wished>> {
  const values = { member: memberId, limit: asked.limit + 1 };
  const [at, id] = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : [];
  const found =
    at === undefined
      ? await firstPage(database).execute(values)
      : await nextPage(database).execute({ ...values, at: new Date(at).toISOString(), id });
  const rows = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? rows.at(-1) : undefined;
  return { items: rows, nextCursor: last ? encodeCursor([last.at.getTime(), last.gameId]) : null };
}

/** How many games a member wishes for. */
export async function countWishes(db: Executor, memberId: string): Promise<number> {
  const [row] = await db.select({ wishes: count() }).from(wishes).where(eq(wishes.memberId, memberId));
  return row?.wishes ?? 0;
}

/** @throws AppError BAD_CURSOR. */
export async function listWishes(
  database: Database,
  memberId: string,
  viewer: Viewer,
  asked: Asked,
): Promise<Page<WishlistItem>> {
  const { items, nextCursor } = await listWished(database, memberId, asked);
  const wishOf = new Map(items.map((row) => [row.gameId, row]));
  const cards = await findCards(database, [...wishOf.keys()], viewer);
  return {
    items: cards.flatMap((card) => {
      const row = wishOf.get(card.id);
      return row ? [{ ...card, wishedAt: row.at.getTime(), alert: presentWishAlert(row) }] : [];
    }),
    nextCursor,
  };
}
