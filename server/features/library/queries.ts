// Reads of the library, for other features.
import { and, eq, inArray } from 'drizzle-orm';
import { entitlements } from '../../../drizzle/schema/library.ts';
import type { CopySource } from '../../../shared/store.ts';
import type { Executor, Transaction } from '../../platform/postgres/database.ts';

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

/** Which of these games a member has, and so until the end of the transaction. In one order, whoever asks. */
export async function holdOwnedAmong(
  tx: Transaction,
  memberId: string,
  gameIds: readonly string[],
): Promise<Set<string>> {
  if (gameIds.length === 0) return new Set();
  const held = await tx
    .select({ gameId: entitlements.gameId })
    .from(entitlements)
    .where(and(eq(entitlements.memberId, memberId), inArray(entitlements.gameId, [...gameIds])))
    .orderBy(entitlements.gameId)
    .for('key share');
  return new Set(held.map(({ gameId }) => gameId));
}

/** Whether a member has a game, and so until the end of the transaction. */
export async function holdOwned(tx: Executor, memberId: string, gameId: string): Promise<boolean> {
  const held = await tx
    .select({ gameId: entitlements.gameId })
    .from(entitlements)
    .where(and(eq(entitlements.memberId, memberId), eq(entitlements.gameId, gameId)))
    .for('key share');
  return held.length > 0;
}

/** Which of these members have a game. */
export async function findOwnersAmong(
  db: Executor,
  gameId: string,
  memberIds: readonly string[],
): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await db
    .select({ memberId: entitlements.memberId })
    .from(entitlements)
    .where(and(eq(entitlements.gameId, gameId), inArray(entitlements.memberId, [...memberIds])));
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Milliseconds played of the copies that came by these lines of orders; what is gone is left out. */
export async function findPlayed(db: Executor, lineIds: readonly string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map();
  const rows = await db
    .select({ lineId: entitlements.lineId, playMs: entitlements.playMs })
    .from(entitlements)
    .where(inArray(entitlements.lineId, [...lineIds]));
  return new Map(rows.map(({ lineId, playMs }) => [lineId ?? '', playMs]));
}

/** A member's copy of a game: how long they played it, in milliseconds, and how it came; null where they have none. */
export async function findCopy(
  db: Executor,
  memberId: string,
  gameId: string,
): Promise<{ playMs: number; source: CopySource } | null> {
  const { playMs, source } = entitlements;
  const [copy] = await db
    .select({ playMs, source })
    .from(entitlements)
    .where(and(eq(entitlements.memberId, memberId), eq(entitlements.gameId, gameId)));
  return copy ? { playMs: copy.playMs, source: copy.source as CopySource } : null;
}

export { libraryParts } from './ownData.ts';
export { findPlaying } from './playing/queries.ts';
