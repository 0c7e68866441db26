// Where copies stand ready: devices tell what was installed on them and what was removed.
import { sql } from 'drizzle-orm';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { tellLibrary } from '../tell.ts';
import { lockDevices, makeRoom, meetDevice } from './meet.ts';

/**
 * Writes down that a game stands ready on a device; again is no change.
 * @throws AppError GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function install(
  services: Services,
  memberId: string,
  { gameId, device }: { gameId: string; device: { id: string; name: string } },
): Promise<void> {
  await services.limits.consume('library', memberId);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await lockDevices(tx, memberId);
    const held = await tx.execute(sql`
      select 1 from entitlements where member_id = ${memberId} and game_id = ${gameId} for key share`);
    if (held.length === 0) throw new AppError('GAME_NOT_OWNED', { gameId });
    const now = services.clock.now();
    await meetDevice(tx, memberId, device, now);
    await makeRoom(tx, memberId, device.id);
    await tx.execute(sql`
      insert into installs (member_id, game_id, device_id, at)
      values (${memberId}, ${gameId}, ${device.id}, ${new Date(now).toISOString()}) on conflict do nothing`);
  });
  tellLibrary(services, memberId);
}

/** Writes down that a game was removed from a device; one that is not on it is no matter. @throws AppError RATE_LIMITED. */
export async function uninstall(
  services: Services,
  memberId: string,
  { gameId, deviceId }: { gameId: string; deviceId: string },
): Promise<void> {
  await services.limits.consume('library', memberId);
  await services.database.db.execute(sql`
    delete from installs where member_id = ${memberId} and game_id = ${gameId} and device_id = ${deviceId}`);
  tellLibrary(services, memberId);
}

/**
 * Forgets a device, what stands ready on it and what is played there; what was counted stays counted.
 * @throws AppError DEVICE_NOT_FOUND (also for another's), RATE_LIMITED.
 */
export async function forgetDevice(services: Services, memberId: string, deviceId: string): Promise<void> {
  await services.limits.consume('library', memberId);
  const forgotten = await services.database.db.transaction(async (tx) => {
    await lockDevices(tx, memberId);
    return tx.execute(
      sql`delete from game_devices where member_id = ${memberId} and id = ${deviceId} returning id`,
    );
  });
  if (forgotten.length === 0) throw new AppError('DEVICE_NOT_FOUND');
  tellLibrary(services, memberId);
}
