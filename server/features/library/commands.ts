// Changes of the library: copies come and go.
import { sql } from 'drizzle-orm';
import { AppError } from '../../errors.ts';
import type { Transaction } from '../../platform/postgres/database.ts';

/** A copy, and the line of the order that it came by. */
export type Copy = { gameId: string; lineId: string };

/**
 * Gives a member copies they bought or were given.
 * @throws AppError ALREADY_OWNED when one of the games is theirs already.
 */
export async function grant(
  tx: Transaction,
  memberId: string,
  copies: readonly Copy[],
  now: number,
): Promise<void> {
  const granted = await tx.execute<{ game_id: string }>(sql`
    insert into entitlements (member_id, game_id, at, source, line_id)
    select ${memberId}, game, ${new Date(now).toISOString()}::timestamptz, 'order', line
    from json_to_recordset((${JSON.stringify(copies.map(({ gameId, lineId }) => ({ game: gameId, line: lineId })))}::text)::json)
      as copies(game uuid, line uuid)
    order by game
    on conflict (member_id, game_id) do nothing returning game_id`);
  const given = new Set([...granted].map((row) => row.game_id));
  const missing = copies.find(({ gameId }) => !given.has(gameId));
  if (missing) throw new AppError('ALREADY_OWNED', { gameId: missing.gameId });
}

/** The copy that came by a line of an order, for the rest of the transaction; null when it is gone. */
export async function holdCopy(
  tx: Transaction,
  lineId: string,
): Promise<{ memberId: string; playMinutes: number } | null> {
  const [row] = await tx.execute<{ member_id: string; play_minutes: number }>(
    sql`select member_id, play_minutes from entitlements where line_id = ${lineId} for update`,
  );
  return row ? { memberId: row.member_id, playMinutes: row.play_minutes } : null;
}

/** Takes back the copy that came by a line of an order. */
export async function withdraw(tx: Transaction, lineId: string): Promise<void> {
  await tx.execute(sql`delete from entitlements where line_id = ${lineId}`);
}
