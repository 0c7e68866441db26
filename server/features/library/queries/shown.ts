// What others may see of a library.
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import { entitlements } from '../../../../drizzle/schema/library.ts';
import { games } from '../../../../drizzle/schema/store.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';

export type ShownCopy = { gameId: string; playMinutes: number };

const { memberId, gameId, at, playMs, hidden } = entitlements;
const copiesOf = (owner: string) =>
  and(eq(memberId, owner), eq(hidden, false), sql`${games.state} <> 'draft'`);
const minutes = (ms: number) => Math.floor(ms / 60_000);

/** How many copies a member shows. */
export async function countShown(db: Executor, owner: string): Promise<number> {
  const [row] = await db
    .select({ copies: count() })
    .from(entitlements)
    .innerJoin(games, eq(games.id, gameId))
    .where(copiesOf(owner));
  return row?.copies ?? 0;
}

/** The copies a member shows, the newest first. @throws AppError BAD_CURSOR. */
export async function listShown(
  { db }: Database,
  owner: string,
  asked: { cursor?: string | null | undefined; limit: number },
): Promise<Page<ShownCopy>> {
  const place = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : null;
  const when = place && new Date(place[0]).toISOString();
  const found = await db
    .select({ gameId, at, playMs })
    .from(entitlements)
    .innerJoin(games, eq(games.id, gameId))
    .where(
      and(
        copiesOf(owner),
        place
          ? sql`(${at} <= ${when}::timestamptz and (${at} < ${when}::timestamptz or ${gameId} > ${place[1]}::uuid))`
          : undefined,
      ),
    )
    .orderBy(sql`${at} desc nulls last`, asc(gameId))
    .limit(asked.limit + 1);
  const rows = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => ({ gameId: row.gameId, playMinutes: minutes(row.playMs) })),
    nextCursor: last ? encodeCursor([last.at.getTime(), last.gameId]) : null,
  };
}

/** Who of these shows that they own a game. */
export async function findShownOwners(
  db: Executor,
  owners: readonly string[],
  game: string,
): Promise<string[]> {
  if (owners.length === 0) return [];
  const rows = await db
    .select({ memberId })
    .from(entitlements)
    .where(and(eq(gameId, game), inArray(memberId, [...owners]), eq(hidden, false)));
  return rows.map((row) => row.memberId);
}

/** Which of these games a member shows that they own, and the minutes they played. */
export async function findShown(
  db: Executor,
  owner: string,
  gameIds: readonly string[],
): Promise<Map<string, number>> {
  if (gameIds.length === 0) return new Map();
  const rows = await db
    .select({ gameId, playMs })
    .from(entitlements)
    .innerJoin(games, eq(games.id, gameId))
    .where(and(copiesOf(owner), inArray(gameId, [...gameIds])));
  return new Map(rows.map((row) => [row.gameId, minutes(row.playMs)]));
}

/** The games that each of these members hides in the library, by member. */
export async function findHidden(db: Executor, owners: readonly string[]): Promise<Map<string, string[]>> {
  if (owners.length === 0) return new Map();
  const rows = await db
    .select({ owner: memberId, gameId })
    .from(entitlements)
    .where(and(inArray(memberId, [...new Set(owners)]), eq(hidden, true)));
  const byOwner = new Map<string, string[]>();
  for (const row of rows) byOwner.set(row.owner, [...(byOwner.get(row.owner) ?? []), row.gameId]);
  return byOwner;
}
