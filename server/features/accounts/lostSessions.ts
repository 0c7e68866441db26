// Ends the connections of sessions that ended while the bus could not say so, or that ran out while they were open.
import { and, gt, inArray } from 'drizzle-orm';
import { sessions } from '../../../drizzle/schema/accounts.ts';
import type { Services } from '../../services.ts';

/** Milliseconds between two looks: with the bus down a session's connections end within 5 s. */
export const interval = 3_000;

/** Looks now: one statement, however many are connected. */
export async function endLostSessions({ connections, database, clock }: Services): Promise<void> {
  const open = connections.sessions;
  if (open.length === 0) return;
  const rows = await database.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, open), gt(sessions.expiresAt, new Date(clock.now()))));
  const live = new Set(rows.map(({ id }) => id));
  for (const id of open) if (!live.has(id)) connections.endSession(id);
}

/** Looks regularly. The returned function stops that and waits for what is running. */
export function watchSessions(services: Services): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = endLostSessions(services).catch((error: unknown) =>
      services.log.warn({ error }, 'could not look for sessions that have ended'),
    );
  }, interval).unref();
  return () => {
    clearInterval(timer);
    return looking;
  };
}
