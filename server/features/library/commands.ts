// Changes of the library: copies come and go.
import { sql } from 'drizzle-orm';
import { AppError } from '../../errors.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import { plain } from '../../platform/postgres/plain.ts';
import { isUniqueViolation, postgresError } from '../../platform/postgres/sqlstate.ts';

/** By which nobody has a game twice. */
const ownedOnce = 'entitlements_member_id_game_id_pk';

/** A copy, and the line of the order that it came by; without one it came by a key. */
export type Copy = { gameId: string; lineId: string | null };

/**
 * Gives a member copies. What they played of a game whose copy they gave back before is played still.
 * @throws AppError ALREADY_OWNED when one of the games is theirs already.
 */
export async function grant(
  tx: Transaction,
  memberId: string,
  copies: readonly Copy[],
  now: number,
): Promise<void> {
  try {
    await plain(tx)`
    insert into entitlements (member_id, game_id, at, source, line_id, play_ms, played_at)
    select ${memberId}::uuid, game, ${new Date(now).toISOString()}::timestamptz,
      case when line is null then 'key' else 'order' end, line, coalesce(before.ms, 0), before.ended
    from json_to_recordset((${JSON.stringify(copies.map(({ gameId, lineId }) => ({ game: gameId, line: lineId })))}::text)::json)
      as copies(game uuid, line uuid)
    cross join lateral (
      select (sum(extract(epoch from ended_at - began_at)) * 1000)::bigint as ms, max(ended_at) as ended
      from play_stretches where member_id = ${memberId} and game_id = game
    ) before
    order by game`;
  } catch (error) {
    if (!isUniqueViolation(error, ownedOnce)) throw error;
    // "Key (member_id, game_id)=(…, …) already exists."
    const detail = postgresError(error)?.detail ?? '';
    throw new AppError('ALREADY_OWNED', {
      gameId: copies.find(({ gameId }) => detail.includes(gameId))?.gameId ?? '',
    });
  }
}

/** The copy that came by a line of an order, for the rest of the transaction; null when it is gone. */
export async function holdCopy(
  tx: Transaction,
  lineId: string,
): Promise<{ memberId: string; playMs: number } | null> {
  const [row] = await tx.execute<{ member_id: string; play_ms: string }>(
    sql`select member_id, play_ms from entitlements where line_id = ${lineId} for update`,
  );
  return row ? { memberId: row.member_id, playMs: Number(row.play_ms) } : null;
}

/** Takes back the copy that came by a line of an order, and with it where it is installed, shelved and played. */
export async function withdraw(tx: Transaction, lineId: string): Promise<void> {
  await tx.execute(sql`delete from entitlements where line_id = ${lineId}`);
}

export { forgetLibrary } from './forget.ts';
export { makeProductKeys } from './keys/make.ts';
export { tellLibraryAfter } from './tell.ts';
