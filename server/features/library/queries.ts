// Reads of the library.
import { asc, eq } from 'drizzle-orm';
import { entitlements } from '../../../drizzle/schema/library.ts';
import { games } from '../../../drizzle/schema/store.ts';
import type { ExportPart } from '../../platform/exporting.ts';
import type { Transaction } from '../../platform/postgres/database.ts';

async function* copiesOf(tx: Transaction, memberId: string) {
  const { gameId, at, playMinutes, source } = entitlements;
  yield* await tx
    .select({ gameId, slug: games.slug, title: games.title, at, playMinutes, source })
    .from(entitlements)
    .innerJoin(games, eq(games.id, gameId))
    .where(eq(entitlements.memberId, memberId))
    .orderBy(asc(at), asc(gameId));
}

export const libraryParts: ExportPart[] = [{ name: 'library', read: copiesOf }];
