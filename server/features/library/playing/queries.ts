// Who is playing what.
import { sql } from 'drizzle-orm';
import type { NowPlaying } from '../../../../shared/library.ts';
import { playing } from '../../../../shared/playing.ts';
import type { Executor } from '../../../platform/postgres/database.ts';

/** Sessions whose device was heard of in time. */
const alive = (now: number) =>
  sql`beat_at >= ${new Date(now - playing.missedAfter).toISOString()}::timestamptz`;

const since = sql`(extract(epoch from started_at) * 1000)::bigint as since`;

type Playing = {
  gameId: string;
  /** Epoch milliseconds. */
  since: number;
};

/** What each of these members plays now, the game begun last; who plays nothing is left out. */
export async function findPlaying(
  db: Executor,
  memberIds: readonly string[],
  now: number,
): Promise<Map<string, Playing>> {
  if (memberIds.length === 0) return new Map();
  const rows = await db.execute<{ member_id: string; game_id: string; since: string }>(sql`
    select distinct on (member_id) member_id, game_id, ${since} from play_sessions
    where member_id = any(${`{${memberIds.join(',')}}`}::uuid[]) and ${alive(now)}
    order by member_id, started_at desc, device_id`);
  return new Map([...rows].map((row) => [row.member_id, { gameId: row.game_id, since: Number(row.since) }]));
}

/** What a member plays now on each of their devices, the game begun last first. */
export async function findOwnPlay(db: Executor, memberId: string, now: number): Promise<NowPlaying[]> {
  const rows = await db.execute<{ game_id: string; device_id: string; since: string; play_ms: string }>(sql`
    select game_id, device_id, ${since}, play_ms from play_sessions join entitlements using (member_id, game_id)
    where member_id = ${memberId} and ${alive(now)} order by started_at desc, device_id`);
  return [...rows].map((row) => ({
    gameId: row.game_id,
    deviceId: row.device_id,
    since: Number(row.since),
    playMs: Number(row.play_ms),
  }));
}
