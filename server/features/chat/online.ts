// Whether members are online, where not knowing is no reason to fail.
import type { Services } from '../../services.ts';

/** Who of these is online; nobody, with a line in the log, while that cannot be known. */
export async function onlineAmong(services: Services, memberIds: readonly string[]): Promise<Set<string>> {
  try {
    return await services.presence.online(memberIds);
  } catch (error) {
    services.log.warn({ error }, 'presence is not known');
    return new Set();
  }
}

export async function isOnline(services: Services, memberId: string): Promise<boolean> {
  return (await onlineAmong(services, [memberId])).has(memberId);
}
