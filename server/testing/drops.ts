// Keeps the job that watches prices away, so that tests do its work when they say so.
import { locks } from '../platform/locks.ts';
import type { Services } from '../services.ts';

/** Holds it as another instance at work would; the returned function lets it go. */
export async function holdDropJob({ database }: Services): Promise<() => Promise<void>> {
  const held = await database.sql.reserve();
  await held`select pg_advisory_lock(${locks.priceDrops}::bigint)`;
  return async () => {
    await held`select pg_advisory_unlock(${locks.priceDrops}::bigint)`;
    held.release();
  };
}
