// Members without any connection leave open rooms after a while, counted only while a server runs.
import type postgres from 'postgres';
import { locks } from '../../platform/locks.ts';
import type { Services } from '../../services.ts';
import { leaveAbsent } from './commands/index.ts';

/** Milliseconds between two sweeps. */
export const sweepInterval = 15_000;
/** When nobody has swept for so long, no server was running: absences begin anew. */
const interruption = 4 * sweepInterval;
/** Members asked after at once. */
const batch = 1_000;
/** Where the time of the last sweep stands in `installation`. */
const lastSweepName = 'chat.lastSweep';

/**
 * Marks who is absent since when, and lets those leave who have been absent for LOBBY_ABSENCE_MINUTES. One instance
 * sweeps at a time; another's call does nothing meanwhile.
 * @returns how many memberships ended.
 * @throws while presence is not known: nobody is swept out because Redis is away.
 */
export async function sweepAbsent(services: Services): Promise<number> {
  const { sql } = services.database;
  return sql.begin(async (guard) => {
    const [lock] = await guard`select pg_try_advisory_xact_lock(${locks.absenceSweep}::bigint) as taken`;
    if (!lock?.['taken']) return 0;
    const now = services.clock.now();
    if (await wasInterrupted(sql, now)) {
      await sql`update room_members set absent_since = null where absent_since is not null`;
    }
    await markAbsent(services, now);
    const left = await letGo(services, now - services.config.LOBBY_ABSENCE_MINUTES * 60_000);
    await sql`
      insert into installation (name, value) values (${lastSweepName}, ${sql.json(now)})
      on conflict (name) do update set value = excluded.value`;
    return left;
  });
}

/** Members who are back: they are present in all their rooms from now on. */
export async function markPresent({ database }: Services, memberIds: readonly string[]): Promise<void> {
  const { sql } = database;
  // Few have been away for long; all others are spared a write. As text, so that it is planned once for however many.
  const absent = await sql<{ id: string }[]>`
    select member_id as id from room_members
    where member_id = any(string_to_array(${memberIds.join()}, ',')::uuid[]) and absent_since is not null`;
  if (absent.length === 0) return;
  // In one order, since two instances may mark many at once.
  await sql`
    update room_members set absent_since = null
    from (
      select room_id, member_id from room_members
      where member_id = any(${absent.map(({ id }) => id)}::uuid[]) and absent_since is not null
      order by member_id, room_id for update
    ) as back
    where room_members.room_id = back.room_id and room_members.member_id = back.member_id`;
}

async function wasInterrupted(sql: postgres.Sql, now: number): Promise<boolean> {
  const [last] = await sql<{ value: number }[]>`select value from installation where name = ${lastSweepName}`;
  return last === undefined || now - last.value > interruption;
}

async function markAbsent({ database, presence }: Services, now: number): Promise<void> {
  const { sql } = database;
  for (let after = '00000000-0000-0000-0000-000000000000', full = true; full; ) {
    const rows = await sql<{ id: string }[]>`
      select distinct member_id as id from room_members
      join rooms on rooms.id = room_members.room_id and rooms.kind = 'open'
      where member_id > ${after} order by member_id limit ${batch}`;
    const ids = rows.map(({ id }) => id);
    const online = [...(await presence.online(ids))];
    await sql`
      update room_members set absent_since = null
      where member_id = any(${online}::uuid[]) and absent_since is not null`;
    await sql`
      update room_members set absent_since = ${new Date(now)} from rooms
      where member_id = any(${ids}::uuid[]) and member_id <> all(${online}::uuid[]) and absent_since is null
        and rooms.id = room_id and rooms.kind = 'open'`;
    full = ids.length === batch;
    after = ids.at(-1) ?? after;
  }
}

async function letGo(services: Services, absentBefore: number): Promise<number> {
  const rooms = await services.database.sql<{ roomId: string; memberIds: string[] }[]>`
    select room_id as "roomId", array_agg(member_id::text) as "memberIds" from room_members
    join rooms on rooms.id = room_members.room_id and rooms.kind = 'open'
    where absent_since <= ${new Date(absentBefore)} group by room_id`;
  let left = 0;
  // One transaction a room: nobody waits long for a room's lock.
  for (const { roomId, memberIds } of rooms) {
    left += await leaveAbsent(services, roomId, memberIds, absentBefore);
  }
  return left;
}
