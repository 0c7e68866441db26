// Reads of the library.
import { and, asc, eq, inArray } from 'drizzle-orm';
import { entitlements } from '../../../drizzle/schema/library.ts';
import { games } from '../../../drizzle/schema/store.ts';
import type { ExportPart } from '../../platform/exporting.ts';
import type { Executor, Transaction } from '../../platform/postgres/database.ts';

async function* copiesOf(tx: Transaction, memberId: string) {
  const { gameId, at, playMinutes, source } = entitlements;
  yield* await tx
    .select({ gameId, slug: games.slug, title: games.title, at, playMinutes, source })
    .from(entitlements)
    .innerJoin(games, eq(games.id, gameId))
    .where(eq(entitlements.memberId, memberId))
    .orderBy(asc(at), asc(gameId));
}

/** Which of these games a member has. */
export async function findOwned(
  db: Executor,
  memberId: string,
  gameIds: readonly string[],
): Promise<Set<string>> {
  if (gameIds.length === 0) return new Set();
  const rows = await db
    .select({ gameId: entitlements.gameId })
    .from(entitlements)
    .where(and(eq(entitlements.memberId, memberId), inArray(entitlements.gameId, [...gameIds])));
  return new Set(rows.map(({ gameId }) => gameId));
}

/** How a member has a game; null when they do not. */
export async function findCopy(
  db: Executor,
  memberId: string,
  gameId: string,
): Promise<{ source: string; playMinutes: number } | null> {
  const { source, playMinutes } = entitlements;
  const [copy] = await db
    .select({ source, playMinutes })
    .from(entitlements)
    .where(and(eq(entitlements.memberId, memberId), eq(entitlements.gameId, gameId)));
  return copy ?? null;
}

export const libraryParts: ExportPart[] = [{ name: 'library', read: copiesOf }];
