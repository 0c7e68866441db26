// Whether members are online as far as everybody may know, where not knowing is no reason to fail.
import { isSeen } from '../../live/index.ts';
import type { Services } from '../../services.ts';

/** Who of these is online; nobody, with a line in the log, while that cannot be known. */
export async function onlineAmong(services: Services, memberIds: readonly string[]): Promise<Set<string>> {
  try {
    const standings = await services.presence.standings(memberIds);
    return new Set([...standings].flatMap(([id, standing]) => (isSeen(standing) ? [id] : [])));
  } catch (error) {
    services.log.warn({ error }, 'presence is not known');
    return new Set();
  }
}

export async function isOnline(services: Services, memberId: string): Promise<boolean> {
  return (await onlineAmong(services, [memberId])).has(memberId);
}
