// library.devices: where a member has games, the device seen last first.
import { sql } from 'drizzle-orm';
import type { GameDevice } from '../../../../shared/library.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Executor } from '../../../platform/postgres/database.ts';

type Row = { id: string; name: string; seen: string; games: number };

/** @throws AppError BAD_CURSOR. */
export async function listDevices(
  db: Executor,
  memberId: string,
  asked: { cursor?: string | null | undefined; limit: number },
): Promise<Page<GameDevice>> {
  const [at, id] = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : [];
  const place = sql`${new Date(at ?? 0).toISOString()}::timestamptz`;
  const rest =
    at === undefined ? sql`true` : sql`(seen_at < ${place} or (seen_at = ${place} and id > ${id}))`;
  const found = await db.execute<Row>(sql`
    select id, name, (extract(epoch from seen_at) * 1000)::bigint as seen, (
      select count(*)::int from installs where installs.member_id = ${memberId} and device_id = id
    ) as games
    from game_devices where member_id = ${memberId} and ${rest}
    order by seen_at desc nulls last, id limit ${asked.limit + 1}`);
  const rows = [...found].slice(0, asked.limit);
  const last = found.length > asked.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ seen, ...device }) => ({ ...device, seenAt: Number(seen) })),
    nextCursor: last ? encodeCursor([Number(last.seen), last.id]) : null,
  };
}
