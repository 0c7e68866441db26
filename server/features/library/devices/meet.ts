// Devices as they are met: each call that names one tells what it is called and that it is there.
import { sql } from 'drizzle-orm';
import { limits } from '../../../../shared/limits.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';

/** Changes of devices and of play of one member, one after the other, until the end of the transaction. */
export async function lockDevices(tx: Transaction, memberId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`devices ${memberId}`}, 0))`);
}

/** Writes down that a device is there. Whoever calls it has locked the devices. */
export async function meetDevice(
  tx: Transaction,
  memberId: string,
  { id, name }: { id: string; name: string },
  now: number,
): Promise<void> {
  await tx.execute(sql`
    insert into game_devices (member_id, id, name, seen_at)
    values (${memberId}, ${id}, ${name}, ${new Date(now).toISOString()})
    on conflict (member_id, id) do update set name = excluded.name, seen_at = excluded.seen_at`);
}

/**
 * Those not seen for the longest make room, with what stood ready on them; never the one that has just been met. To be
 * called when the copies are held already: a refund holds the copy before what hangs on it.
 */
export async function makeRoom(tx: Transaction, memberId: string, met: string): Promise<void> {
  await tx.execute(sql`
    delete from game_devices where member_id = ${memberId} and id in (
      select id from game_devices where member_id = ${memberId}
      order by id = ${met} desc, seen_at desc, id offset ${limits.gameDevices.max}
    )`);
}
