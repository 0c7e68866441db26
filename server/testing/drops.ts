// Keeps the job that watches prices away, so that tests do its work when they say so.
import postgres from 'postgres';
import { locks } from '../platform/locks.ts';
import { socketOptions } from '../platform/postgres/socket.ts';
import type { Services } from '../services.ts';

/**
 * Holds it as another instance at work would, on a connection of its own, since jobs need those of the app; the returned
 * function lets it go.
 */
export async function holdDropJob({ config }: Services): Promise<() => Promise<void>> {
  const sql = postgres(config.DATABASE_URL ?? '', { ...socketOptions(config.DATABASE_URL ?? ''), max: 1 });
  await sql`select pg_advisory_lock(${locks.priceDrops}::bigint)`;
  return () => sql.end();
}
